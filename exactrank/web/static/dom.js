"use strict";

// A call that somebody stopped.
class Stopped extends Error {}

const byId = id => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// An element with attributes; what begins with "data-" or is no property of elements is set as an attribute.
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name in made) made[name] = value; else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

// What a form holds, without what is left empty.
function filled(form) {
  const found = {};
  for (const [name, value] of new FormData(form)) if (value.trim()) found[name] = value.trim();
  return found;
}

// The result of a call in its place; the keyboard goes on from there.
function show(section, html) {
  const box = section.querySelector(".result");
  box.innerHTML = html;
  section.querySelector(".problem").textContent = "";
  box.focus({preventScroll: true});
}

function complain(section, message) {
  section.querySelector(".problem").textContent = message;
  section.querySelector(".result").textContent = "";
}

// What is asked for stands behind the # of the address, which no browser sends anywhere: such a link can be kept.
function linked() {
  return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
}

function link(asked) {
  return location.href.split("#")[0] + "#" + new URLSearchParams({...asked, lang: texts.lang});
}

function fill(form, asked) {
  for (const [name, value] of Object.entries(asked)) {
    const control = form.elements.namedItem(name);
    if (control) control.value = value;
  }
}

const DATA = JSON.parse(byId("data").textContent);

// The texts of the page in the language that is chosen.
const texts = {
  lang: "en",
  // A method, an option or a value without a text of its own is called by its name on the command line.
  of(key) { return DATA.texts[this.lang][key] ?? key.split(".").pop(); },
  fill(root = document) {
    for (const one of all("[data-text]", root)) one.textContent = this.of(one.dataset.text);
    for (const one of all("[data-label]", root)) one.setAttribute("aria-label", this.of(one.dataset.label));
  },
  choose(lang) {
    this.lang = lang in DATA.texts ? lang : "en";
    document.documentElement.lang = this.lang;
    this.fill();
  },
};

// A choice among values, each with a text; the first, empty one is what the method likes best.
function choices(values, prefix, empty) {
  const made = values.map(value => element("option", {value, "data-text": `${prefix}.${value}`}));
  return empty ? [element("option", {value: "", "data-text": empty}), ...made] : made;
}

// The door of derivations: a matrix, a method, and the options that the method takes.
class DeriveDoor {
  constructor(page) {
    this.page = page;
    this.section = byId("derive");
    this.form = this.section.querySelector("form");
    byId("methods").append(...choices(Object.keys(DATA.methods), "method", "method-of-the-matrix"));
    byId("methods").onchange = () => this.offer();
    for (const button of all("[data-copy]", this.section)) button.onclick = () => this.copy(button);
    this.form.onsubmit = event => { event.preventDefault(); this.run(); };
    this.offer();
  }

  // Controls for the options of the method; what was filled in stays.
  offer() {
    const kept = filled(this.form), method = DATA.methods[kept.methods];
    const takes = method ? method.takes : DATA.methods["row-reduction"].takes;
    const needs = method ? method.needs : [];
    const control = key => element("label", {},
      element("span", {"data-text": `option.${key}`}), " ",
      key in DATA.choices
        ? element("select", {name: key}, ...choices(DATA.choices[key], "choice", "usual"))
        : element("input", {name: key, autocomplete: "off"}));
    byId("needed").replaceChildren(...needs.map(control));
    const further = takes.filter(key => !needs.includes(key));
    byId("options").replaceChildren(...[...further, "notation", "brackets", "name", "field"].map(control));
    texts.fill(this.form);
    fill(this.form, kept);
  }

  open(asked) {
    fill(this.form, asked);
    this.offer();
    fill(this.form, asked);
    if (Object.keys(asked).some(key => byId("options").querySelector(`[name="${CSS.escape(key)}"]`))) {
      byId("options").closest("details").open = true;
    }
    if (asked.matrix) this.run();
  }

  async run() {
    this.asked = filled(this.form);
    const tools = this.section.querySelector(".tools");
    try {
      const {title, shown} = await this.page.call("derive", this.asked);
      show(this.section, shown);
      this.section.querySelector(".result").prepend(element("h2", {textContent: title}));
      history.replaceState(null, "", link(this.asked));
      tools.hidden = false;
    } catch (error) {
      tools.hidden = true;
      complain(this.section, error.message);
    }
  }

  async copy(button) {
    const to = button.dataset.copy;
    const text = to === "link" ? link(this.asked) : (await this.page.call("derive", {...this.asked, to})).shown;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = texts.of("copied");
      setTimeout(() => texts.fill(button.parentElement), 1500);
    } catch {  // a browser that keeps the page from its clipboard shows the text, ready to be taken
      const box = element("textarea", {value: text, readOnly: true, rows: 8, "aria-label": button.textContent});
      this.section.querySelector(".result").prepend(box);
      box.select();
    }
  }

  again() { if (this.asked) this.run(); }
}

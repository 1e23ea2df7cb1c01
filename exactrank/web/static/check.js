// The door of answers: what somebody wrote, judged to the first wrong line.
class CheckDoor {
  constructor(page) {
    this.page = page;
    this.section = byId("check");
    this.form = this.section.querySelector("form");
    byId("kind").append(...choices(DATA.kinds, "kind", "kind-of-the-text"));
    this.form.onsubmit = event => { event.preventDefault(); this.run(); };
  }

  open(asked) {
    fill(this.form, asked);
    if (asked.answer) this.run();
  }

  async run() {
    this.asked = filled(this.form);
    this.asked.answer = byId("answer").value;  // with the spaces at its beginning: they belong to its first line
    try {
      show(this.section, judged(await this.page.call("verify", this.asked)));
    } catch (error) {
      complain(this.section, error.message);
    }
  }

  again() { if (this.asked) this.run(); }
}

// The judgement with its outcome above it.
function judged({outcome, line, shown}) {
  const said = texts.of(line ? "outcome.line" : `outcome.${outcome}`).replace("{line}", line);
  const heading = element("h2", {className: `outcome ${outcome}`, textContent: said});
  return heading.outerHTML + shown;
}

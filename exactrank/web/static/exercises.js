// The door of exercises: a sheet, a place for each answer that is judged, and the key.
class ExercisesDoor {
  constructor(page) {
    this.page = page;
    this.section = byId("exercises");
    this.form = this.section.querySelector("form");
    byId("task").append(...choices(Object.keys(DATA.tasks), "task"));
    byId("print").onclick = () => print();
    this.form.onsubmit = event => { event.preventDefault(); this.run(); };
  }

  open(asked) {
    fill(this.form, asked);
    if (asked.shape) this.run();
  }

  async run() {
    this.asked = filled(this.form);
    const {task, ...demand} = this.asked;
    try {
      const {exercises} = await this.page.call("exercise", {...demand, ...DATA.tasks[task]});
      show(this.section, "");
      this.section.querySelector(".result").append(...exercises.map(one => this.exercise(one)));
      texts.fill(this.section);
      history.replaceState(null, "", link({...this.asked, door: "exercises"}));
      byId("print").hidden = false;
    } catch (error) {
      byId("print").hidden = true;
      complain(this.section, error.message);
    }
  }

  exercise({task, key, problem, given}) {
    const made = element("article", {innerHTML: task});
    const answer = element("textarea", {rows: 8, spellcheck: false, value: `${given}\n\n`});
    const told = element("div", {className: "told", tabIndex: -1, role: "status"});
    const check = element("button", {type: "button", "data-text": "check"});
    check.onclick = async () => {
      try {
        told.innerHTML = judged(await this.page.call("verify", {answer: answer.value, problem}));
      } catch (error) {
        told.textContent = error.message;
      }
      told.focus({preventScroll: true});
    };
    const solution = element("details", {}, element("summary", {"data-text": "exercise.key"}));
    solution.append(element("div", {innerHTML: key}));
    const label = element("label", {}, element("span", {"data-text": "answer"}), answer);
    made.append(element("div", {className: "own"}, label, check, told), solution);
    return made;
  }

  again() { if (this.asked) this.run(); }
}

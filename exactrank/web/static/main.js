// The page: its doors, the engine behind them, the language.
class Page {
  constructor() {
    this.engine = new Engine(state => this.tell(state));
    this.doors = {derive: new DeriveDoor(this), check: new CheckDoor(this), exercises: new ExercisesDoor(this)};
    this.tabs = all("[role=tab]");
    for (const tab of this.tabs) tab.onclick = () => this.enter(tab.getAttribute("aria-controls"));
    byId("doors").onkeydown = event => this.move(event);
    byId("stop").onclick = () => this.engine.stop();
    const languages = byId("language");
    languages.append(...Object.keys(DATA.texts).map(lang => element("option", {value: lang, textContent: DATA.texts[lang]["own-name"]})));
    languages.onchange = () => this.speak(languages.value);
    window.onhashchange = () => this.open();
    document.onkeydown = event => this.key(event);
  }

  open() {
    const {door, lang, ...asked} = linked();
    this.speak(lang || navigator.language.split("-")[0]);
    this.enter(door in this.doors ? door : "derive");
    const entered = this.doors[this.door];
    entered.form.reset();
    entered.open(asked);
  }

  async call(name, asked) {
    const text = JSON.stringify({name, arguments: {...asked, lang: texts.lang}});
    const answer = await this.engine.ask(text).catch(error => {
      throw error instanceof Stopped ? new Error(texts.of("status.stopped")) : error;
    });
    const {problem, value} = JSON.parse(answer);
    if (problem !== undefined) throw new Error(problem);
    return value;
  }

  tell(state) {
    this.state = state;
    byId("status").textContent = texts.of(`status.${state}`);
    byId("stop").disabled = state !== "working";
    document.body.dataset.state = state;
  }

  enter(name) {
    this.door = name;
    for (const tab of this.tabs) {
      const chosen = tab.getAttribute("aria-controls") === name;
      tab.setAttribute("aria-selected", chosen);
      tab.tabIndex = chosen ? 0 : -1;
      byId(tab.getAttribute("aria-controls")).hidden = !chosen;
    }
  }

  move(event) {
    const step = {ArrowLeft: -1, ArrowRight: 1}[event.key];
    if (!step) return;
    event.preventDefault();
    const k = this.tabs.findIndex(tab => tab.tabIndex === 0);
    const tab = this.tabs[(k + step + this.tabs.length) % this.tabs.length];
    this.enter(tab.getAttribute("aria-controls"));
    tab.focus();
  }

  key(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const own = event.target.closest(".own");
      if (own) own.querySelector("button").click(); else byId(this.door).querySelector("form").requestSubmit();
    } else if (event.key === "Escape" && this.state === "working") {
      this.engine.stop();
    }
  }

  speak(lang) {
    texts.choose(lang);
    byId("language").value = texts.lang;
    this.tell(this.state);
    for (const door of Object.values(this.doors)) door.again();
  }
}

const opened = new Page();
opened.open();

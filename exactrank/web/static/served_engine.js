"use strict";

// The engine of the page that the program serves: calls go to the address that the page came from.
class Engine {
  constructor(onState) {
    this.onState = onState;
    this.number = 0;
    this.open = new Map();
    onState("ready");
  }

  async ask(text) {
    const number = ++this.number, controller = new AbortController();
    this.open.set(number, controller);
    this.onState("working");
    await this.stopping;  // a stop that is still on its way would stop this call
    try {
      const answer = await fetch("call", {method: "POST", body: text, signal: controller.signal});
      if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
      return await answer.text();
    } catch (error) {
      throw controller.signal.aborted ? new Stopped() : error;
    } finally {
      this.open.delete(number);
      this.onState(this.open.size ? "working" : "ready");
    }
  }

  stop() {
    this.stopping = fetch("stop", {method: "POST"}).catch(() => {});
    for (const controller of this.open.values()) controller.abort();
  }
}

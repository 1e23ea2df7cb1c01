"use strict";

// The engine of the page that needs nobody: Python in a worker. `onState` hears starting, ready, working and failed.
class Engine {
  constructor(onState) {
    this.onState = onState;
    this.calls = new Map();
    this.number = 0;
    this.start();
  }

  async start() {
    this.onState("starting");
    const source = document.getElementById("worker").textContent;
    const worker = new Worker(URL.createObjectURL(new Blob([source], {type: "text/javascript"})));
    this.worker = worker;
    this.ready = false;
    worker.onmessage = ({data}) => this.hear(data);
    worker.onerror = event => this.fail(event.message);
    const files = {};
    for (const block of document.querySelectorAll("[id^=asset-]")) {
      files[block.id.slice("asset-".length)] = await unpacked(block.textContent);
    }
    if (this.worker === worker) worker.postMessage({files}, Object.values(files));
  }

  hear(data) {
    if (data.ready) {
      this.ready = true;
      for (const [number, {text}] of this.calls) this.worker.postMessage({number, text});
      this.tell();
    } else if (data.number === undefined) {
      this.fail(data.failed);
    } else if (this.calls.has(data.number)) {
      const {resolve, reject} = this.calls.get(data.number);
      this.calls.delete(data.number);
      if (data.failed === undefined) resolve(data.text); else reject(new Error(data.failed));
      this.tell();
    }
  }

  tell() { this.onState(this.calls.size ? "working" : "ready"); }

  fail(message) {
    this.onState("failed");
    this.drop(new Error(message));
  }

  drop(reason) {
    for (const {reject} of this.calls.values()) reject(reason);
    this.calls.clear();
  }

  // The answer to a call, a text of JSON; a call that comes early waits until Python is there.
  ask(text) {
    return new Promise((resolve, reject) => {
      const number = ++this.number;
      this.calls.set(number, {text, resolve, reject});
      if (this.ready) {
        this.worker.postMessage({number, text});
        this.tell();
      }
    });
  }

  stop() {
    this.worker.terminate();
    this.drop(new Stopped());
    this.start();
  }
}

async function unpacked(base64) {
  const bytes = (await fetch("data:application/octet-stream;base64," + base64)).body;
  return new Response(bytes.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

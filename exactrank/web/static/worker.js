// Runs Python beside the page. First it is given the files, then it answers calls, texts of JSON, one after the other.
"use strict";

let reply;

self.onmessage = async ({data}) => {
  if (data.files) {
    try {
      reply = await start(data.files);
      postMessage({ready: true});
    } catch (error) {
      postMessage({failed: String(error)});
    }
    return;
  }
  try {
    postMessage({number: data.number, text: reply(data.text)});
  } catch (error) {
    postMessage({number: data.number, failed: String(error.message || error).trim().split("\n").pop()});
  }
};

async function start(files) {
  const address = (name, type) => URL.createObjectURL(new Blob([files[name]], {type}));
  const ask = self.fetch;
  self.fetch = (what, options) => {  // Pyodide fetches its own binary: it is here
    const name = String(what.url || what);
    if (!name.endsWith("pyodide.asm.wasm")) return ask(what, options);
    return Promise.resolve(new Response(files.wasm, {headers: {"Content-Type": "application/wasm"}}));
  };
  const {loadPyodide} = await import(address("pyodide", "text/javascript"));
  const {default: createPyodideModule} = await import(address("asm", "text/javascript"));
  const python = await loadPyodide({
    indexURL: "blob:none/", packageBaseUrl: "blob:none/", createPyodideModule,
    stdLibURL: address("stdlib", "application/zip"),
    lockFileContents: new TextDecoder().decode(files.lock),
  });
  python.unpackArchive(files.exactrank, "zip", {extractDir: "/exactrank"});
  python.FS.writeFile("/flint.whl", new Uint8Array(files.flint));
  return python.runPython(`
import sys
sys.path[:0] = ["/exactrank", "/flint"]
from exactrank.web.browser import unpack_when_imported
from exactrank.web.calls import reply
unpack_when_imported("flint", "/flint.whl", "/flint")
reply
`);
}

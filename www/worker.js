// The same program again, in a worker: it sees that there is no page and waits for messages.
import start from "./app.js";

// A worker hears messages from its first moment, the program only once it runs: what came early is said again.
const early = [];
const keep = (event) => early.push(event.data);
addEventListener("message", keep);
try {
  await start({ module_or_path: new URL("./app_bg.wasm", import.meta.url) });
  removeEventListener("message", keep);
  for (const data of early) dispatchEvent(new MessageEvent("message", { data }));
} catch (error) {
  // Unsaid, a failed start would look like a worker that thinks for ever.
  reportError(error);
}

// Loads the WebAssembly program and starts it. What goes wrong on the way is told by crash.js.
import { crash } from "./crash.js";

// A function with one 128-bit constant: valid only where SIMD is known.
const simd = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

// The page's program asks here for what it loads on demand, whose names change with their content.
globalThis.gatescope = {
  worker: new URL("./worker.js", import.meta.url).href,
  texts: {
    it: new URL("./words/it.ftl", import.meta.url).href,
    cases: new URL("./cases.jsonl", import.meta.url).href,
  },
};

// The laboratory's styles come with its program.
function style() {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL("./lab.css", import.meta.url).href;
    link.onload = resolve;
    link.onerror = () => {
      link.remove();
      reject();
    };
    document.head.append(link);
  });
}

async function load() {
  const link = document.getElementById("engine");
  let response;
  try {
    // The same request as the page's preload, so that the module travels once.
    response = await fetch(link.href, { credentials: "same-origin", integrity: link.integrity });
  } catch (error) {
    return crash("network", error);
  }
  if (!response.ok) return crash("network", `${response.status} ${response.statusText}: ${response.url}`);
  try {
    const { default: start } = await import("./app.js");
    const program = gatescope.lab;
    let styled;
    gatescope.lab = async () => {
      styled ??= style();
      try {
        await Promise.all([program(), styled]);
      } catch (error) {
        styled = undefined;
        throw error;
      }
    };
    await start({ module_or_path: response });
    document.documentElement.dataset.boot = "ready";
    performance.measure("gatescope-boot", { start: 0 });
  } catch (error) {
    // A failed import has no WebAssembly in it; a wrong file in its place is a CompileError.
    crash(error instanceof WebAssembly.RuntimeError ? "stopped" : "start", error);
  }
}

if (typeof WebAssembly !== "object" || !WebAssembly.validate(simd)) crash("browser");
else load();

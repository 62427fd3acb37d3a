// What a person reads when the program cannot start or has stopped. It must work when nothing else does, so it knows
// no other file, and its words live here.
const words = {
  en: {
    browser: [
      "This browser cannot run Gatescope",
      "Gatescope computes with WebAssembly and its 128-bit SIMD instructions. Current versions of Chrome, Edge, Firefox and Safari (16.4 or later) have them; some locked-down settings switch them off.",
    ],
    network: [
      "A part of Gatescope did not arrive",
      "The connection may have broken, or a file was changed on its way. Reloading often helps.",
    ],
    start: [
      "Gatescope could not start",
      "A file arrived that is not what it should be. Reloading often helps; after an update of this site, reload once more.",
    ],
    stopped: [
      "Gatescope has stopped",
      "Something happened that should not. Nothing has left this device. The link below holds everything you chose: copy it if you want to keep or report it.",
    ],
    link: "Link to what you had chosen",
    copy: "Copy link",
    copied: "Copied",
    reload: "Reload",
    preset: "Start from the preset",
    details: "Technical details",
  },
  it: {
    browser: [
      "Questo browser non può eseguire Gatescope",
      "Gatescope calcola con WebAssembly e le sue istruzioni SIMD a 128 bit. Le versioni attuali di Chrome, Edge, Firefox e Safari (dalla 16.4) le hanno; alcune impostazioni restrittive le disattivano.",
    ],
    network: [
      "Una parte di Gatescope non è arrivata",
      "La connessione potrebbe essersi interrotta, o un file è stato modificato lungo il percorso. Ricaricare spesso aiuta.",
    ],
    start: [
      "Gatescope non è riuscito ad avviarsi",
      "È arrivato un file diverso da quello previsto. Ricaricare spesso aiuta; dopo un aggiornamento del sito, ricarica ancora una volta.",
    ],
    stopped: [
      "Gatescope si è fermato",
      "È accaduto qualcosa che non doveva accadere. Nulla ha lasciato questo dispositivo. Il link qui sotto contiene tutte le tue scelte: copialo se vuoi conservarlo o segnalarlo.",
    ],
    link: "Link a ciò che avevi scelto",
    copy: "Copia il link",
    copied: "Copiato",
    reload: "Ricarica",
    preset: "Riparti dalla preimpostazione",
    details: "Dettagli tecnici",
  },
};

function language() {
  const chosen = new URLSearchParams(location.hash.slice(1)).get("lang");
  const wanted = chosen ?? document.documentElement.dataset.lang ?? navigator.language ?? "en";
  return wanted.toLowerCase().startsWith("it") ? "it" : "en";
}

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function button(text, act) {
  const made = element("button", text, { type: "button" });
  made.addEventListener("click", () => act(made));
  return made;
}

function reloadAtPreset(lang) {
  history.replaceState(null, "", `${location.pathname}${location.search}#v=1&lang=${lang}`);
  location.reload();
}

function linkField(say) {
  const field = element("input", "", { id: "crash-link", readonly: "", value: location.href });
  const copy = button(say.copy, async (made) => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      made.textContent = say.copied;
    } catch {
      // Where the clipboard is closed the selected text can be copied by key.
    }
  });
  const row = element("div", "", { class: "crash-row" });
  row.append(field, copy);
  return [element("label", say.link, { for: "crash-link" }), row];
}

function details(say, cause) {
  const box = element("details", "");
  box.append(element("summary", say.details), element("pre", cause));
  return box;
}

// Shows why the program does not run: "browser", "network", "start" or "stopped", and what is known about the cause.
export function crash(kind, cause) {
  // The first failure is the cause of all that follow.
  if (document.documentElement.dataset.boot === "failed") return;
  document.documentElement.dataset.boot = "failed";
  const lang = language();
  const say = words[lang];
  const [title, explanation] = say[kind];
  const screen = element("main", "", { id: "crash", lang, tabindex: "-1", "aria-labelledby": "crash-title" });
  const actions = element("div", "", { class: "crash-row" });
  actions.append(button(say.reload, () => location.reload()), button(say.preset, () => reloadAtPreset(lang)));
  screen.append(element("h1", title, { id: "crash-title" }), element("p", explanation), actions, ...linkField(say));
  if (cause) screen.append(details(say, String(cause.stack ?? cause)));
  document.getElementById("app")?.setAttribute("hidden", "");
  document.body.append(screen);
  screen.focus();
}

function fromWebAssembly(error) {
  if (typeof WebAssembly !== "object") return false;
  // A stack overflow inside the program is a RangeError whose stack passes through it.
  const overflow = error instanceof RangeError && String(error.stack).includes("wasm");
  return error instanceof WebAssembly.RuntimeError || overflow;
}

addEventListener("gatescope-panic", (event) => crash("stopped", event.detail));
addEventListener("unhandledrejection", (event) => {
  if (fromWebAssembly(event.reason)) crash("stopped", event.reason);
});
addEventListener(
  "error",
  (event) => {
    if (event.target instanceof HTMLScriptElement) crash("network", event.target.src);
    else if (fromWebAssembly(event.error)) crash("stopped", event.error);
  },
  // A script that does not arrive tells only those who listen on the way down.
  true,
);

// Measures, inside the page, what a person feels. The last argument is WebDriver's callback.
const [what, argument, done] = arguments;

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
// A message posted in a frame's callback arrives after that frame is painted.
const painted = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
const busy = () => document.querySelector("[aria-busy=true]") !== null;

// Browsers hand input to a page at the beginning of a frame; so does this.
async function untilPainted(act) {
  await frame();
  const start = performance.now();
  act();
  await painted();
  while (busy()) {
    await frame();
    await painted();
  }
  return performance.now() - start;
}

async function repeat(times, act) {
  const taken = [];
  for (let k = 0; k < times; k++) taken.push(await untilPainted(() => act(k)));
  return taken;
}

const send = (element, type) => element.dispatchEvent(new Event(type, { bubbles: true }));

function slide(range, k) {
  const middle = Math.round((Number(range.min) + Number(range.max)) / 3);
  range.value = String(middle + (k % 2 === 0 ? 1 : -1) * (1 + (k % 3)));
  send(range, "input");
}

function pick(select, k) {
  select.selectedIndex = k % Math.min(2, select.options.length);
  send(select, "change");
}

function controls() {
  const name = (element) => element.id || element.getAttribute("aria-label") || element.name || element.className;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const named = (selector, act) => all(selector).map((element) => [name(element), (k) => act(element, k)]);
  const radios = all(".rail input[type=radio]:not(:disabled)");
  return [
    ...named(".rail input[type=range]", slide),
    ...named(".rail .cell-choice select", pick),
    ...named(".rail .seed button", (button) => button.click()),
    ["loss", (k) => radios[k % radios.length].click()],
  ];
}

// A button by its text, once it is there.
async function button(text, within = "") {
  for (;;) {
    const found = [...document.querySelectorAll(`${within} button`)].find((it) => it.textContent === text);
    if (found && !found.disabled) return found;
    await frame();
  }
}

// What happens meanwhile, and the longest time without a frame.
async function watched(act) {
  let stood = 0;
  let last = performance.now();
  let watching = true;
  const watch = (now) => {
    stood = Math.max(stood, now - last);
    last = now;
    if (watching) requestAnimationFrame(watch);
  };
  await frame();
  last = performance.now();
  requestAnimationFrame(watch);
  const taken = await act();
  watching = false;
  return { taken, stood };
}

const measures = {
  async controls(times) {
    const taken = {};
    for (const [name, act] of controls()) taken[name] = await repeat(times, act);
    return taken;
  },
  cursor: (times) =>
    repeat(times, (k) => {
      const key = k % 40 < 30 ? "ArrowRight" : "ArrowLeft";
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    }),
  // How long a large scene takes after a slider has moved, and the longest the page stood still meanwhile.
  async large(times) {
    const range = document.querySelector("#bias");
    return watched(() => repeat(times, (k) => slide(range, k)));
  },
  // From a press on a lane's number to its painted arithmetic; the laboratory is here already after the first.
  async inspector(times) {
    const values = document.querySelectorAll(".lane-value.is-link");
    const taken = [];
    for (let k = 0; k < times; k++) {
      taken.push(await untilPainted(() => values[k % values.length].click()));
      while (!document.querySelector("#inspector h2, #inspector h3")) await frame();
      document.querySelector('#inspector [aria-label^="Close"]').click();
      await frame();
      await painted();
    }
    return taken;
  },
  // From a link to its painted map, each time of another seed.
  map: (scene) =>
    watched(async () => {
      const taken = [];
      for (let k = 1; k <= 10; k++) {
        const start = performance.now();
        location.hash = `v=1&lang=en&lab=map&${scene}&seed=${k + (globalThis.rounds ?? 0)}`;
        await frame();
        await painted();
        while (busy() || document.querySelector("dialog progress")) await frame();
        await painted();
        taken.push(performance.now() - start);
      }
      globalThis.rounds = 10;
      return taken;
    }),
  async csv(times) {
    const press = await button("CSV", "dialog");
    HTMLAnchorElement.prototype.click = () => {};
    const taken = [];
    for (let k = 0; k < times; k++) {
      await frame();
      const start = performance.now();
      press.click();
      taken.push(performance.now() - start);
    }
    return taken;
  },
  async cases(times) {
    const taken = [];
    for (let k = 0; k < times; k++) {
      const press = await button("Run the reference cases here", "dialog");
      await frame();
      const start = performance.now();
      press.click();
      await frame();
      while (document.querySelector("dialog progress")) await frame();
      taken.push(performance.now() - start);
    }
    return taken;
  },
  async usable() {
    await frame();
    await painted();
    return performance.now();
  },
};

measures[what](argument).then(done, (error) => done({ error: String(error) }));

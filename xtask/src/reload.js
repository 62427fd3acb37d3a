// Asks the server that watches the files whether the page was rebuilt, and shows the new one.
let version = null;
for (;;) {
  try {
    const answer = await fetch(`./__changes/${version ?? "now"}`, { cache: "no-store" });
    const now = await answer.text();
    if (version !== null && now !== version) location.reload();
    version = now;
  } catch {
    // The server is being restarted: the next answer tells.
    await new Promise((done) => setTimeout(done, 1000));
  }
}

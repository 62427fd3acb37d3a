// The same program again, in a worker: it sees that there is no page and waits for messages.
import start from "./app.js";

await start();

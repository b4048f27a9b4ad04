// Loaded before the bot (`--import`): sets the machine's clock ahead by CLOCK_AHEAD_MS, so that the outage between two
// lives of a process can be as long as a test likes. Timers run as ever.
const ahead = Number(process.env['CLOCK_AHEAD_MS']);
const machine = Date.now.bind(Date);
Date.now = () => machine() + ahead;

// What the scripts tell people goes to standard error: `npm run -s satchel -- … --json` owns standard output.

/** @param {string} text */
export const say = (text) => void process.stderr.write(`${text}\n`);

/** Says it and ends. @param {string} text @returns {never} */
export const fail = (text) => {
  say(text);
  process.exit(1);
};

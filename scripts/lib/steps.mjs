const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Prints what is being done and how long it took: one line when a step begins, one when it ends. */
export function createSteps(write = (line) => console.log(line)) {
  const began = performance.now();
  return {
    say: write,
    /** Runs a step; `work` may return a short remark that is printed behind the time. */
    async run(title, work) {
      const at = performance.now();
      write(`… ${title}`);
      try {
        const remark = await work();
        write(`✓ ${title} (${seconds(at)}${typeof remark === 'string' ? `, ${remark}` : ''})`);
      } catch (error) {
        write(`✗ ${title} (${seconds(at)})`);
        throw error;
      }
    },
    skip: (title) => write(`✓ ${title}: up to date`),
    total: () => seconds(began),
  };
}

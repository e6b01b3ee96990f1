const { default: Runner } = require('jest-runner');

/** Runs the files of a project one after another: they share one server and one database. */
module.exports = class SerialRunner extends Runner {
  isSerial = true;
};

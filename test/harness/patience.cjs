/* A page of a production build, on a machine that does other things as well, is not there within jest's five seconds. */
jest.setTimeout(60_000);

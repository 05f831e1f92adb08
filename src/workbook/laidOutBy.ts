/** The version of kaoping that lays sheets out (版本): as package.json has it. */
export const laidOutBy = "kaoping 0.1.0";

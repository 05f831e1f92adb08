import { reviewerShape, type Reviewer } from "../../domain/scheme/reviewer.ts";
import type { Result } from "../../domain/shared/result.ts";
import type { CsvTable } from "../ports.ts";
import { readTyped, type TypedRows } from "./readTyped.ts";

/** Reviewers (评审人) from a CSV file with the columns id, name, party, and weight where a party weighs them. */
export const readReviewers = (table: CsvTable, file: string): Result<TypedRows<Reviewer>> =>
  readTyped(
    table,
    ["id", "name", "party"],
    reviewerShape,
    file,
    (cell) => ({
      id: cell("id"),
      name: cell("name"),
      party: cell("party"),
      weight: cell("weight") === "" ? null : cell("weight"),
    }),
    ["weight"],
  );

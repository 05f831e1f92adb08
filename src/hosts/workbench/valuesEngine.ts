import { FormulaDataModel, UniverFormulaEnginePlugin } from "@univerjs/engine-formula";

/**
 * Where Univer's formula engine finds formulas (没有公式的表格): nowhere, since no cell of the grid holds one. It would look through
 * every cell of the workbook twice for each that is typed, which takes half a second in a year of sixty units.
 */
class NoFormulas extends FormulaDataModel {
  override getFormulaData(): ReturnType<FormulaDataModel["getFormulaData"]> {
    return {};
  }

  override getSheetFormulaData(): ReturnType<FormulaDataModel["getSheetFormulaData"]> {
    return {};
  }

  override updateFormulaData(): ReturnType<FormulaDataModel["updateFormulaData"]> {
    return {};
  }
}

/** The formula engine that other packages of Univer ask for, with nothing to compute. */
export class ValuesEnginePlugin extends UniverFormulaEnginePlugin {
  override onStarting(): void {
    super.onStarting();
    this._injector.replace([FormulaDataModel, { useClass: NoFormulas }]);
  }
}

import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  createTableColumn,
  DataGrid,
  DataGridBody,
  DataGridCell,
  DataGridHeader,
  DataGridHeaderCell,
  DataGridRow,
  Dialog,
  DialogSurface,
  Field,
  FluentProvider,
  Input,
  MessageBar,
  MessageBarBody,
  Select,
  Spinner,
  Textarea,
  webLightTheme,
} from "@fluentui/react-components";
import { useEffect, type ReactNode } from "react";
import { createRoot } from "react-dom/client";

/**
 * The peer of `paneTimes.ts`: a task pane as they are commonly made, one bundle of React and Fluent v9 with all that the pane will need,
 * drawn at once: steps, fields, and the ranking of sixty units as a grid.
 */
const steps = ["任务", "指标", "自评", "评分", "排名", "通报", "留痕"];

type Row = { readonly rank: number; readonly unit: string; readonly total: string; readonly grade: string };

const rows: readonly Row[] = Array.from({ length: 60 }, (_, index) => ({
  rank: index + 1,
  unit: `单位${index + 1}`,
  total: (96 - index / 2).toFixed(2),
  grade: index < 12 ? "优秀" : "良好",
}));

const columns = (["rank", "unit", "total", "grade"] as const).map((name) =>
  createTableColumn<Row>({ columnId: name, renderHeaderCell: () => name, renderCell: (row) => String(row[name]) }),
);

const Ranking = (): ReactNode => (
  <DataGrid items={[...rows]} columns={columns} sortable focusMode="cell">
    <DataGridHeader>
      <DataGridRow>
        {({ renderHeaderCell }) => <DataGridHeaderCell>{renderHeaderCell()}</DataGridHeaderCell>}
      </DataGridRow>
    </DataGridHeader>
    <DataGridBody<Row>>
      {({ item, rowId }) => (
        <DataGridRow<Row> key={rowId}>
          {({ renderCell }) => <DataGridCell>{renderCell(item)}</DataGridCell>}
        </DataGridRow>
      )}
    </DataGridBody>
  </DataGrid>
);

const Pane = (): ReactNode => {
  useEffect(() => void performance.mark("kaoping-interactive"), []);
  return (
    <FluentProvider theme={webLightTheme}>
      <Field label="经办人" required>
        <Input />
      </Field>
      <MessageBar intent="info">
        <MessageBarBody>还没有导入工作要点</MessageBarBody>
      </MessageBar>
      <Accordion collapsible defaultOpenItems="排名">
        {steps.map((step) => (
          <AccordionItem key={step} value={step}>
            <AccordionHeader>{step}</AccordionHeader>
            <AccordionPanel>
              {step === "排名" ? (
                <Ranking />
              ) : (
                <>
                  <Field label={step}>
                    <Select>
                      <option>{step}</option>
                    </Select>
                  </Field>
                  <Textarea />
                  <Spinner size="tiny" />
                </>
              )}
              <Button appearance="primary">{step}</Button>
            </AccordionPanel>
          </AccordionItem>
        ))}
      </Accordion>
      <Dialog open={false}>
        <DialogSurface>
          <Button>关闭</Button>
        </DialogSurface>
      </Dialog>
    </FluentProvider>
  );
};

const root = document.getElementById("root");
if (root) createRoot(root).render(<Pane />);

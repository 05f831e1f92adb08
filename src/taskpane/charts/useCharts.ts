import { useEffect, useState } from "react";

import type { YearCharts } from "../../app/session/charts/yearCharts.ts";
import type { Pane } from "../usePane.ts";

/** The year in pictures as it was last read (图表数据), asked anew whenever the year is another; null until it is there. */
export const useCharts = ({ session, year }: Pane): YearCharts | null => {
  const [charts, setCharts] = useState<YearCharts | null>(null);
  useEffect(() => {
    let wanted = true;
    // A core that was ended answers nothing; the next one reads the year anew and this is asked again.
    session.charts().then(
      (made) => wanted && setCharts(made),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [session, year]);
  return charts;
};

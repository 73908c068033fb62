package org.plumbline.plan.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.LiveArchive;
import org.plumbline.plan.Plan;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;

/// The laws that hold for every analysed plan, on what real servers of seven versions printed.
class LawsTest {
    @Test
    void everyRealPlanAddsUp() throws IOException, PlanParseException {
        var broken = new ArrayList<String>();
        int plans = 0;
        for (Map.Entry<String, String> file : LiveArchive.files().entrySet()) {
            for (Plan plan : PlanParser.parse(SourceText.of(file.getKey(), file.getValue()))) {
                plans++;
                Laws.broken(Measure.of(plan)).forEach(law -> broken.add(file.getKey() + ": " + law));
            }
        }
        assertThat(plans).isGreaterThan(1000);
        assertThat(broken).isEmpty();
    }
}

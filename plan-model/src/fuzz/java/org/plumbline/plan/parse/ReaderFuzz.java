package org.plumbline.plan.parse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.plan.Plan;

/// One reader by itself, at the first line that is one of its own: what it reads is assembled, and nothing else is tried.
final class ReaderFuzz {
    interface Reader {
        /// Reads what starts in this line, or returns false where nothing of its own does.
        boolean read(Lines lines, int line, List<RawPlan> into) throws PlanParseException;
    }

    private ReaderFuzz() {}

    static void read(byte[] bytes, Reader reader) {
        Lines lines = Lines.of(SourceText.of("fuzz", new String(bytes, StandardCharsets.UTF_8)).text());
        var found = new ArrayList<RawPlan>();
        try {
            int line = 0;
            while (line < lines.count() && !reader.read(lines, line, found)) {
                line++;
            }
            for (RawPlan raw : found) {
                if (!raw.nodes.isEmpty()) {
                    Plan plan = PlanAssembler.assemble(raw, LogContext.NONE);
                    Promise.checkPlan(plan, lines.count());
                }
            }
        } catch (PlanParseException e) {
            Promise.checkError(e, lines.count());
        }
    }
}

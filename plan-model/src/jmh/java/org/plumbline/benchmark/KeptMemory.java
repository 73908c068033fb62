package org.plumbline.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.analysis.Analyzer;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;

/// What plans of 100 000 nodes take of the heap, with every property: the plan alone, and with its figures and findings. The text that
/// they were read from is counted by itself.
public final class KeptMemory {
    private static final int NODES = 100_000;
    private static final double MEGABYTE = 1e6;

    private KeptMemory() {}

    public static void main(String[] shapes) throws PlanParseException {
        for (String shape : shapes.length > 0 ? List.of(shapes) : List.of("wide", "deep", "bushy")) {
            for (String format : List.of("json", "text")) {
                var kept = new ArrayList<Object>();
                double before = used();
                SourceText source = PlanFile.read(NODES, shape, format);
                kept.add(source);
                double text = used() - before;
                kept.add(PlanParser.parse(source));
                double plan = used() - before - text;
                kept.remove(1);
                kept.add(Analyzer.analyze(source));
                double analysis = used() - before - text;
                System.out.printf("%-5s %s: text %.0f MB, plan %.0f MB, plan with figures and findings %.0f MB (%d kept)%n",
                        shape, format, text / MEGABYTE, plan / MEGABYTE, analysis / MEGABYTE, kept.size());
            }
        }
    }

    private static double used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return (double) runtime.totalMemory() - runtime.freeMemory();
    }
}

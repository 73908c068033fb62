package org.plumbline.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.plumbline.analysis.Analysis;
import org.plumbline.analysis.Analyzer;
import org.plumbline.analysis.UnadvisedPlan;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.SourceText;

/// Real plan texts, read and analysed by the real pipeline.
public final class PlanFixture {
    private PlanFixture() {}

    /// One of the built-in samples, such as `nested-loop.txt`.
    public static Analysis sample(String file) {
        try (InputStream in = Objects.requireNonNull(PlanFixture.class.getResourceAsStream("/org/plumbline/app/samples/" + file), file)) {
            return plan(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Analysis plan(String text) {
        return plan("test.plan", text);
    }

    /// The plan of a sample, before its rules were asked.
    public static UnadvisedPlan unadvised(String file) {
        Analysis analysis = sample(file);
        return new UnadvisedPlan(analysis.source(), analysis.index(), analysis.measured());
    }

    private static Analysis plan(String name, String text) {
        try {
            return Analyzer.analyze(SourceText.of(name, text)).getFirst();
        } catch (PlanParseException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /// An Append over `count` tables, each read in vain for a hundred milliseconds: a finding for each.
    public static String findings(int count) {
        String scans = IntStream.rangeClosed(1, count).mapToObj(i -> """
                  ->  Seq Scan on table_%d  (cost=0.00..10.00 rows=1 width=4) (actual time=0.010..100.000 rows=1 loops=1)
                        Filter: (kind = %d)
                        Rows Removed by Filter: 100000
                """.formatted(i, i)).collect(Collectors.joining());
        return """
                Append  (cost=0.00..%d.00 rows=%d width=4) (actual time=0.010..%d.500 rows=%d loops=1)
                %sExecution Time: %d.600 ms
                """.formatted(count * 10, count, count * 100, count, scans, count * 100);
    }

    /// Names and literals that would be mark-up, code, an escape sequence or another direction of writing, were they not escaped.
    public static String hostile() {
        return """
                Nested Loop  (cost=0.00..9000.00 rows=10 width=4) (actual time=0.010..900.000 rows=10 loops=1)
                  ->  Seq Scan on "</script><img src=x onerror=alert(1)>" t  (cost=0.00..1.00 rows=1 width=4)\
                 (actual time=0.010..1.000 rows=10 loops=1)
                        Filter: (name = '</pre></code></details>```~~~ | `a` ]]> ''; --'::text)
                        Rows Removed by Filter: 10
                  ->  Seq Scan on "tic`ks|\u202Eevil" u  (cost=0.00..9000.00 rows=10 width=4)\
                 (actual time=0.010..89.000 rows=1 loops=10)
                        Filter: ((id = t.id) AND (note = '"><svg/onload=alert(2)> \u001B[31m [x](javascript:alert(3)) {0}'::text))
                        Rows Removed by Filter: 100000
                Planning Time: 0.100 ms
                Execution Time: 901.000 ms
                """;
    }

    /// An Append over `count` scanned partitions; the last took `lastMs`, the others 1 ms each.
    public static String partitions(int count, int lastMs) {
        String scans = IntStream.rangeClosed(1, count).mapToObj(i -> """
                  ->  Seq Scan on events_p%d events_%d  (cost=0.00..10.00 rows=10 width=4) (actual time=0.010..%d.000 rows=10 loops=1)
                """.formatted(i, i, i == count ? lastMs : 1)).collect(Collectors.joining());
        int sum = count - 1 + lastMs;
        return """
                Append  (cost=0.00..%d.00 rows=%d width=4) (actual time=0.010..%d.500 rows=%d loops=1)
                %sPlanning Time: 0.100 ms
                Execution Time: %d.600 ms
                """.formatted(count * 10, count * 10, sum, count * 10, scans, sum);
    }
}

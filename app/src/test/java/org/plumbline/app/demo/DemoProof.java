package org.plumbline.app.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.OwnSession;
import org.plumbline.app.postgres.FileTree;
import org.plumbline.app.proof.ProvingGround;
import org.plumbline.rewrite.Original;
import org.plumbline.rewrite.RewriteBook;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.rewrite.Schema;
import org.plumbline.rewrite.proof.ProofOutcome;

/// Says what each [RewritePattern] of the demo database's workload costs and what its rewrite makes of it: finds the rewrite with the
/// database's catalogue, puts it to the proof and measures both on the shop's data. Run by `.ci/prove-demo`; prints a table in Markdown and
/// fails where a rewrite is not found or is refuted.
///
/// A database of its own is made in full size and deleted afterwards.
public final class DemoProof {
    private static final Duration EACH_PROOF = Duration.ofSeconds(30);
    /// What the traffic's files call their figures by; the demo database itself no longer has it.
    private static final String SCALED =
            "create function scaled(full_size int) returns int language sql immutable as 'select (full_size * SCALE)::int'";

    private DemoProof() {}

    /// Prints the table of what each rewrite of a pattern does; ends with 1 where one is not found, is refuted or could not be measured.
    ///
    /// @param arguments the shop's scale; full size without one
    public static void main(String[] arguments) throws Exception {
        double scale = arguments.length == 0 || arguments[0].isBlank() ? DemoDatabase.FULL_SIZE : Double.parseDouble(arguments[0]);
        Path folder = Files.createTempDirectory("plumbline-demo-proof");
        boolean all = true;
        try (DemoDatabase demo = DemoDatabase.start(DemoCache.in(folder), scale, (_, _, _) -> { });
                Database database = Database.of("demo", demo.url());
                OwnSession session = OwnSession.open(demo.url());
                ProvingGround ground = ProvingGround.ofThisUser()) {
            session.run(SCALED.replace("SCALE", Double.toString(scale)));
            var measuring = new PatternMeasuring(database, session);
            System.out.println("| pattern | rewrite | tested | calls | ms before | ms after | times | blocks before | blocks after |");
            System.out.println("|---|---|---|---|---:|---:|---:|---:|---:|");
            for (RewritePattern pattern : RewritePattern.all()) {
                all &= row(pattern, database, ground, measuring);
            }
        } finally {
            FileTree.delete(folder);
        }
        if (!all) {
            System.exit(1);
        }
    }

    private static boolean row(RewritePattern pattern, Database database, ProvingGround ground, PatternMeasuring measuring)
            throws Exception {
        String sql = pattern.statement();
        List<Rewriting> found = RewriteBook.rewritings(sql, Schema.of(database.catalogOf(Original.tables(sql)))).stream()
                .filter(each -> each.rewrite().id().equals(pattern.rewrite())).toList();
        if (found.isEmpty()) {
            System.out.println("| " + pattern.name() + " | not found: " + pattern.rewrite() + " | | | | | | | |");
            return false;
        }
        Rewriting rewriting = found.getFirst();
        ProofOutcome outcome = ground.prove(database, sql, rewriting, rewriting.open(), EACH_PROOF, _ -> { });
        String tested = switch (outcome) {
            case ProofOutcome.Equal equal -> equal.instances() + " fillings";
            case ProofOutcome.Refuted _ -> "REFUTED";
            case ProofOutcome.NotTried(String why) -> "not: " + why;
        };
        PatternMeasuring.Compared compared = measuring.of(pattern, rewriting);
        System.out.printf(Locale.ROOT, "| %s | %s | %s | %s | %s | %s | %s | %,d | %,d |%n", pattern.name(), pattern.rewrite(), tested,
                compared.calls() == 1 ? "1" : String.format(Locale.ROOT, "%,d → 1", compared.calls()), millis(compared.before()),
                millis(compared.after()), compared.times(), compared.blocksBefore(), compared.blocksAfter());
        compared.note().ifPresent(note -> System.out.println("| | " + note + " | | | | | | | |"));
        return !(outcome instanceof ProofOutcome.Refuted) && compared.note().isEmpty();
    }

    private static String millis(Duration time) {
        double millis = time.toNanos() / 1e6;
        return String.format(Locale.ROOT, millis < 10 ? "%.2f" : millis < 100 ? "%.1f" : "%,.0f", millis);
    }
}

package org.plumbline.app.report;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.ReplicaText;
import org.plumbline.capacity.replica.BasicReplica;
import org.plumbline.capacity.replica.ReplicaGroup;
import org.plumbline.capacity.replica.RouterPolicy;
import org.plumbline.plan.unit.Bytes;

/// Standbys as a person reads of them on a terminal.
public final class PlainReplicas {
    private PlainReplicas() {}

    /// The plain formula's answer.
    public static void basic(OutputStream stream, BasicReplica basic) {
        said(stream, out -> out.println(basic.status() + ", " + (basic.acceptable() ? "acceptable" : "not acceptable") + "; reads go to: "
                + basic.route()));
    }

    /// What servers said last.
    public static void servers(OutputStream stream, boolean colours, ReplicaGroup group) {
        var paint = new Paint(colours);
        said(stream, out -> group.statuses().forEach((name, status) -> {
            var reading = group.readings().get(name);
            out.println(paint.strong(VisibleText.of(name)) + ": " + ReplicaText.word(status.health())
                    + (reading.own().inRecovery() ? ", behind by " + ReplicaText.lag(status.lag()) : ""));
            if (reading.own().inRecovery()) {
                out.println("  " + ReplicaText.source(status.lag().source()));
                out.println("  The plain formula: " + reading.own().sinceLastReplay().map(since ->
                        Format.time(since) + ", " + BasicReplica.of(since.toNanos() / 1e9).status()).orElse("NULL"));
            }
            ReplicaText.reasons(status).forEach(reason -> out.println("  " + reason));
            reading.primary().ifPresent(primary -> primary.slots().forEach(slot -> out.println("  Slot " + VisibleText.of(slot.name())
                    + (slot.active() ? "" : ", which nobody uses,") + " keeps "
                    + Format.bytes(new Bytes(slot.retained(primary.end()).orElse(0))) + " of WAL")));
        }));
    }

    /// What routers would have done with samples.
    ///
    /// @param after how many seconds after a write it is read
    public static void routing(OutputStream stream, boolean colours, List<RoutedServer> servers, RouterPolicy policy, double after) {
        var paint = new Paint(colours);
        said(stream, out -> {
            out.println(ReplicaText.policy(policy));
            servers.forEach(server -> {
                out.println(paint.strong(VisibleText.of(server.name())) + ": " + Format.countFull(server.samples())
                        + (server.samples() == 1 ? " sample" : " samples"));
                server.error().ifPresent(why -> out.println("  " + why));
                server.answer().ifPresent(answer -> {
                    answer.lags().ifPresent(lags -> out.println("  " + ReplicaText.stale(lags, after)));
                    out.println("  " + ReplicaText.replay("The plain formula", answer.basic()));
                    out.println("  " + ReplicaText.replay("The better router", answer.better()));
                });
            });
        });
    }

    private static void said(OutputStream stream, Consumer<PrintWriter> words) {
        var out = new PrintWriter(stream, false, StandardCharsets.UTF_8);
        words.accept(out);
        out.flush();
    }
}

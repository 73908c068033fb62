package org.plumbline.app.report;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.HeartbeatText;
import org.plumbline.app.ui.text.OutlookText;
import org.plumbline.app.ui.text.ReplicaText;
import org.plumbline.capacity.replica.BasicReplica;
import org.plumbline.capacity.replica.CatchUp;
import org.plumbline.capacity.replica.ReplicaGroup;
import org.plumbline.capacity.replica.ReplicaStatus;
import org.plumbline.capacity.replica.RouterPolicy;
import org.plumbline.capacity.replica.WalTimeline;

/// Standbys as a person reads of them on a terminal.
public final class PlainReplicas {
    private PlainReplicas() {}

    /// The plain formula's answer.
    public static void basic(OutputStream stream, BasicReplica basic) {
        said(stream, out -> out.println(basic.status() + ", " + (basic.acceptable() ? "acceptable" : "not acceptable") + "; reads go to: "
                + basic.route()));
    }

    /// What servers said last.
    public static void servers(OutputStream stream, boolean colours, WatchedReplicas found) {
        var paint = new Paint(colours);
        ReplicaGroup group = found.group();
        said(stream, out -> {
            group.depths().forEach((name, depth) -> {
                String indent = "  ".repeat(depth);
                ReplicaStatus status = group.statuses().get(name);
                boolean standby = group.readings().get(name).own().inRecovery();
                out.println(indent + paint.strong(VisibleText.of(name)) + ": " + ReplicaText.word(status.health())
                        + (standby ? ", behind by " + ReplicaText.lag(status.lag()) : ""));
                lines(name, status, found).forEach(line -> out.println(indent + "  " + VisibleText.of(line)));
            });
            found.heartbeat().ifPresent(report -> {
                HeartbeatText.ending(report).forEach(line -> out.println(VisibleText.of(line)));
                report.standbys().forEach((name, met) -> {
                    out.println(paint.strong(VisibleText.of(name)) + ", by the heartbeat:");
                    HeartbeatText.met(met, found.after()).forEach(line -> out.println("  " + VisibleText.of(line)));
                });
            });
        });
    }

    private static List<String> lines(String name, ReplicaStatus status, WatchedReplicas found) {
        ReplicaGroup group = found.group();
        var reading = group.readings().get(name);
        var lines = new ArrayList<String>();
        if (reading.own().inRecovery()) {
            lines.add(ReplicaText.source(status.lag().source()));
            lines.add("The plain formula: " + reading.own().sinceLastReplay().map(since ->
                    Format.time(since) + ", " + BasicReplica.of(since.toNanos() / 1e9).status()).orElse("NULL"));
            CatchUp.of(group.samples().getOrDefault(name, List.of())).map(OutlookText::catchUp).ifPresent(lines::add);
            found.token().map(token -> OutlookText.token(token, reading.own().replayed())).ifPresent(lines::add);
        }
        lines.addAll(ReplicaText.reasons(status));
        Optional<WalTimeline.Pace> pace = Optional.ofNullable(group.timelines().get(reading.system()))
                .filter(_ -> reading.primary().isPresent()).flatMap(WalTimeline::pace);
        reading.sends().ifPresent(sends -> sends.slots().forEach(slot ->
                lines.add(ReplicaText.slot(slot, sends.end(), group.slot(name, slot.name()), pace, found.freeBytes()))));
        return lines;
    }

    /// Sentences, a line each.
    public static void lines(OutputStream stream, List<String> lines) {
        said(stream, out -> lines.forEach(out::println));
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

package org.plumbline.app.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.plumbline.app.ui.text.ReplicaText;
import org.plumbline.capacity.replica.BasicReplica;
import org.plumbline.capacity.replica.CatchUp;
import org.plumbline.capacity.replica.LagSample;
import org.plumbline.capacity.replica.Lsn;
import org.plumbline.capacity.replica.PrimaryReading;
import org.plumbline.capacity.replica.ReplicaGroup;
import org.plumbline.capacity.replica.ReplicaStatus;
import org.plumbline.capacity.replica.ReplicationReading;
import org.plumbline.capacity.replica.Router;
import org.plumbline.capacity.replica.SlotProgress;
import org.plumbline.capacity.replica.StandbyReading;
import org.plumbline.capacity.replica.WalOutlook;
import org.plumbline.capacity.replica.WalTimeline;

/// One server of `plumbline replicas --json`; `replicas-json.txt` describes its fields.
final class ReplicaServerJson {
    private static final double NANOS = 1e9;

    private ReplicaServerJson() {}

    /// As it was read last.
    static void write(Json json, String name, ReplicationReading reading, WatchedReplicas found) {
        ReplicaGroup group = found.group();
        ReplicaStatus status = group.statuses().get(name);
        StandbyReading own = reading.own();
        element(json, () -> {
            json.text("name", name);
            json.text("at", own.at().toString());
            json.flag("standby", own.inRecovery());
            json.text("upstream", group.upstreamOf(name));
            json.text("health", ReplicaText.word(status.health()));
            json.texts("reasons", status.reasons().stream().map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-')).sorted()
                    .toList());
            json.texts("why", ReplicaText.reasons(status));
            json.number("lagSeconds", seconds(status.lag().time()));
            json.whole("lagBytes", whole(status.lag().bytes()));
            json.text("lagSource", status.lag().source().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            Optional<LagSample> last = Optional.ofNullable(group.samples().get(name)).filter(_ -> own.inRecovery()).map(List::getLast);
            json.whole("writeBehindBytes", last.flatMap(each -> whole(each.write().bytes())));
            json.whole("flushBehindBytes", last.flatMap(each -> whole(each.flush().bytes())));
            json.number("writeBehindSeconds", last.flatMap(each -> figure(each.write().seconds())));
            json.number("flushBehindSeconds", last.flatMap(each -> figure(each.flush().seconds())));
            catchUp(json, last.flatMap(_ -> CatchUp.of(group.samples().get(name))));
            token(json, own, found.token());
            json.number("basicLagSeconds", seconds(own.sinceLastReplay()));
            json.text("basicRoute", own.sinceLastReplay().map(since -> BasicReplica.of(since.toNanos() / NANOS).route()));
            json.text("receivedLsn", own.received().map(Lsn::toString));
            json.text("replayedLsn", own.replayed().map(Lsn::toString));
            json.text("receiver", own.receiver().map(StandbyReading.Receiver::status));
            json.number("receiverSilenceSeconds", own.receiver().flatMap(each -> seconds(each.silence())));
            json.flag("replayPaused", own.paused());
            json.number("applyDelaySeconds", seconds(Optional.of(own.delay())));
            json.whole("conflicts", own.conflicts());
            Optional<PrimaryReading> primary = reading.primary();
            json.text("walLsn", primary.map(each -> each.end().toString()));
            Optional<WalTimeline.Pace> pace = primary.flatMap(_ -> Optional.ofNullable(group.timelines().get(reading.system())))
                    .flatMap(WalTimeline::pace);
            json.number("walBytesPerSecond", pace.map(WalTimeline.Pace::bytesPerSecond));
            json.number("walRateRecentSeconds", pace.flatMap(each -> seconds(each.recent())));
            json.generator().writeArrayPropertyStart("senders");
            reading.sends().ifPresent(each -> each.senders().forEach(sender -> sender(json, sender, each)));
            json.generator().writeEndArray();
            json.generator().writeArrayPropertyStart("slots");
            reading.sends().ifPresent(each -> each.slots().forEach(slot -> slot(json, slot, each,
                    group.slot(name, slot.name()), pace, found.freeBytes())));
            json.generator().writeEndArray();
            json.error(Optional.empty());
        });
    }

    private static void sender(Json json, PrimaryReading.Sender sender, PrimaryReading primary) {
        element(json, () -> {
            json.text("application", sender.application());
            json.text("address", sender.address());
            json.text("state", sender.state());
            json.text("sync", sender.sync());
            json.number("writeLagSeconds", seconds(sender.writeLag()));
            json.number("flushLagSeconds", seconds(sender.flushLag()));
            json.number("replayLagSeconds", seconds(sender.replayLag()));
            json.whole("notSentBytes", sender.sent().map(each -> missing(primary, each)));
            json.whole("notReplayedBytes", sender.replayed().map(each -> missing(primary, each)));
            json.text("slot", sender.slot());
        });
    }

    /// A sender is read a moment after the WAL's end, and may be further by then.
    private static long missing(PrimaryReading primary, Lsn position) {
        return Math.max(0, primary.end().minus(position));
    }

    /// @param pace of the WAL; none where that is not known, or the disk is another one
    private static void slot(Json json, PrimaryReading.Slot slot, PrimaryReading primary, Optional<SlotProgress> progress,
            Optional<WalTimeline.Pace> pace, OptionalDouble freeBytes) {
        boolean grows = progress.filter(SlotProgress::stands).isPresent() && pace.isPresent();
        double rate = pace.map(WalTimeline.Pace::bytesPerSecond).orElse(0.0);
        OptionalDouble safe = slot.safeBytes().isPresent() ? OptionalDouble.of(Math.max(0, slot.safeBytes().getAsLong()))
                : OptionalDouble.empty();
        element(json, () -> {
            json.text("name", slot.name());
            json.flag("physical", slot.physical());
            json.flag("active", slot.active());
            json.whole("retainedBytes", slot.restart().map(restart -> missing(primary, restart)));
            json.number("stillSeconds", progress.map(each -> each.still().toNanos() / NANOS));
            json.flag("standsStill", progress.filter(SlotProgress::stands).isPresent());
            json.text("walStatus", slot.walStatus());
            json.whole("safeBytes", whole(slot.safeBytes()));
            json.number("diskFullSeconds", figure(grows && freeBytes.isPresent()
                    ? WalOutlook.diskFull(freeBytes.getAsDouble(), safe, rate) : OptionalDouble.empty()));
            json.number("lostSeconds", figure(grows && safe.isPresent()
                    ? WalOutlook.slotLost(safe.getAsDouble(), rate) : OptionalDouble.empty()));
        });
    }

    private static void catchUp(Json json, Optional<CatchUp> seen) {
        json.number("catchUpSeconds", seen.flatMap(each -> figure(each.seconds())));
        if (seen.isPresent()) {
            json.flag("catchUpNever", seen.get().seconds().isEmpty());
        } else {
            json.nothing("catchUpNever");
        }
        json.number("gainBytesPerSecond", seen.map(CatchUp::gain));
    }

    private static void token(Json json, StandbyReading own, Optional<Lsn> token) {
        Optional<Lsn> asked = token.filter(_ -> own.inRecovery());
        asked.ifPresentOrElse(written -> json.flag("seesToken", own.replayed().filter(each -> Router.seesWrite(written, each)).isPresent()),
                () -> json.nothing("seesToken"));
        json.whole("tokenMissingBytes", asked.flatMap(written -> own.replayed().map(each -> Math.max(0, written.minus(each)))));
    }

    private static void element(Json json, Runnable fields) {
        json.generator().writeStartObject();
        fields.run();
        json.generator().writeEndObject();
    }

    private static Optional<Double> seconds(Optional<Duration> time) {
        return time.map(each -> each.toNanos() / NANOS);
    }

    private static Optional<Double> figure(OptionalDouble number) {
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }

    private static Optional<Long> whole(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }
}

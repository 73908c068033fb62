package org.plumbline.app.report;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.plumbline.app.ui.text.OutlookText;
import org.plumbline.capacity.replica.Lsn;
import org.plumbline.capacity.replica.ReadCapacity;
import org.plumbline.capacity.replica.Router;
import org.plumbline.capacity.replica.WalOutlook;

/// What is answered from typed figures of replication, as words and as JSON; `replicas-json.txt` describes that.
public sealed interface TypedReplicas {
    /// What there is to say, a sentence each.
    List<String> lines();

    /// Its fields.
    void write(Json json);

    /// Writes it as one JSON object.
    default void json(OutputStream out) {
        Json.object(out, json -> {
            write(json);
            json.texts("why", lines());
            json.error(Optional.empty());
        });
    }

    /// What becomes of WAL that is missing or kept.
    ///
    /// @param behindBytes that a standby has not replayed; none where only the disk is asked about
    /// @param replayRate bytes a second; there with those
    /// @param freeBytes of the primary's disk
    /// @param safeBytes until a slot with a limit is let go
    /// @param walRate bytes a second
    record Outlook(OptionalDouble behindBytes, OptionalDouble replayRate, OptionalDouble freeBytes, OptionalDouble safeBytes,
            double walRate) implements TypedReplicas {
        @Override
        public List<String> lines() {
            var lines = new ArrayList<String>();
            behindBytes.ifPresent(behind -> lines.add(OutlookText.catchUp(behind, replayRate.orElseThrow(), walRate)));
            lines.addAll(OutlookText.disk(freeBytes, safeBytes, walRate));
            return lines;
        }

        @Override
        public void write(Json json) {
            OptionalDouble catchUp = behindBytes.isPresent()
                    ? WalOutlook.catchUp(behindBytes.getAsDouble(), replayRate.orElseThrow(), walRate) : OptionalDouble.empty();
            json.number("catchUpSeconds", figure(catchUp));
            if (behindBytes.isPresent()) {
                json.flag("catchUpNever", catchUp.isEmpty());
            } else {
                json.nothing("catchUpNever");
            }
            json.number("diskFullSeconds", figure(freeBytes.isPresent() ? WalOutlook.diskFull(freeBytes.getAsDouble(), safeBytes, walRate)
                    : OptionalDouble.empty()));
            json.number("slotLostSeconds", figure(safeBytes.isPresent() ? WalOutlook.slotLost(safeBytes.getAsDouble(), walRate)
                    : OptionalDouble.empty()));
        }
    }

    /// Whether a standby may answer a read that has to see a write.
    ///
    /// @param written the token
    /// @param replayed the standby's position
    record Token(Lsn written, Lsn replayed) implements TypedReplicas {
        @Override
        public List<String> lines() {
            return List.of(OutlookText.token(written, Optional.of(replayed)));
        }

        @Override
        public void write(Json json) {
            json.text("token", written.toString());
            json.flag("seesToken", Router.seesWrite(written, replayed));
            json.whole("tokenMissingBytes", Math.max(0, written.minus(replayed)));
        }
    }

    /// How work spreads.
    ///
    /// @param work that is there
    /// @param mostBusy how busy a server may be, 0 to 1
    record Capacity(ReadCapacity work, double mostBusy) implements TypedReplicas {
        private static final int FURTHER = 5;

        @Override
        public List<String> lines() {
            return OutlookText.capacity(work, mostBusy);
        }

        @Override
        public void write(Json json) {
            json.number("stickyShare", Optional.of(work.stickyShare()));
            json.number("primaryUtilisation", Optional.of(work.primaryUtilisation()));
            json.number("standbyUtilisation", Optional.of(work.standbyUtilisation()));
            json.number("replayUtilisation", Optional.of(work.replayUtilisation()));
            json.whole("standbysNeeded", work.standbysFor(mostBusy).stream().mapToObj(each -> (long) each).findFirst());
            json.generator().writeArrayPropertyStart("curve");
            IntStream.rangeClosed(0, Math.min(ReadCapacity.MOST_STANDBYS, work.standbys() + FURTHER)).mapToObj(work::with).forEach(each -> {
                json.generator().writeStartObject();
                json.whole("standbys", each.standbys());
                json.number("primaryUtilisation", Optional.of(each.primaryUtilisation()));
                json.number("standbyUtilisation", Optional.of(each.standbyUtilisation()));
                json.number("replayUtilisation", Optional.of(each.replayUtilisation()));
                json.generator().writeEndObject();
            });
            json.generator().writeEndArray();
        }
    }

    private static Optional<Double> figure(OptionalDouble seconds) {
        return seconds.isPresent() ? Optional.of(seconds.getAsDouble()) : Optional.empty();
    }
}

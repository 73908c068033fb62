package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.app.ui.text.BufferText;
import org.plumbline.capacity.cache.BufferHits;
import org.plumbline.plan.unit.Bytes;

/// What servers of each version say is read in [PageCostReaderTest].
class BufferUseTest {
    @Test
    void saysWhatThePlannerTakesToBeThere() {
        var none = new BufferHits("shop", 0, 0, 0, 0);
        assertThat(sentence(none, 4, Optional.empty())).contains("Three quarters of the machine's memory are usual");
        assertThat(sentence(none, 4, Optional.of(32))).contains("would be 24 GB").contains("dearer than they are");
        assertThat(sentence(none, 64, Optional.of(32))).contains("more than all of the machine's 32 GB");
        assertThat(sentence(none, 20, Optional.of(32))).contains("fits what is usual");
        assertThat(none.share()).isEmpty();
        assertThat(BufferText.share(none.tableShare())).isEqualTo("–");
    }

    private static String sentence(BufferHits hits, int gigabytes, Optional<Integer> memory) {
        var use = new BufferUse(hits, List.of(), List.of(), Bytes.kibibytes(1), Bytes.kibibytes(gigabytes << 20),
                memory.map(known -> Bytes.kibibytes((long) known << 20)));
        assertThat(BufferText.sentences(use).getFirst()).startsWith("No page of this database's tables was asked for");
        return BufferText.sentences(use).getLast();
    }
}

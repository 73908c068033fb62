package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.AttributeValue.Text;

class LayoutTest {
    private final Layout start = Layout.start();

    @Test
    void objectsWithTheSameKeysShareThemButNotTheirValues() {
        var first = object("Node Type", "Alias");
        var second = object("Node Type", "Alias");
        second.put("Filter", "b");

        assertThat(second.toAttributes().keys()).containsExactly("Node Type", "Alias", "Filter");
        assertThat(first.toAttributes().keys()).containsExactly("Node Type", "Alias");
        assertThat(first.toAttributes().keys()).isSameAs(object("Node Type", "Alias").toAttributes().keys());
        assertThat(first.has("Filter")).isFalse();
        assertThat(first.text("Alias")).contains("Alias of [Node Type, Alias]");
    }

    @Test
    void objectsThatGoOnInDifferentWaysDoNotSeeEachOthersKeys() {
        var scan = object("Node Type", "Relation Name", "Filter");
        var join = object("Node Type", "Join Type", "Filter", "Output");

        assertThat(scan.has("Join Type")).isFalse();
        assertThat(join.has("Relation Name")).isFalse();
        assertThat(scan.toAttributes().keys()).containsExactly("Node Type", "Relation Name", "Filter");
        assertThat(join.toAttributes().keys()).containsExactly("Node Type", "Join Type", "Filter", "Output");
    }

    @Test
    void aKeyThatWasTakenAndIsPutAgainHasItsPlaceBack() {
        var object = object("Node Type", "Actual Rows", "Filter");
        object.take("Actual Rows");
        assertThat(object.toAttributes().keys()).containsExactly("Node Type", "Filter");

        object.put("Actual Rows", "N");

        assertThat(object.toAttributes().keys()).containsExactly("Node Type", "Actual Rows", "Filter");
        assertThat(object.size()).isEqualTo(3);
    }

    @Test
    void moreWaysToGoOnThanAreRememberedAreStillKeptApart() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 100; i++) {
                var object = object("Node Type", "key " + i, "Filter");
                assertThat(object.toAttributes().keys()).containsExactly("Node Type", "key " + i, "Filter");
                assertThat(object.has("key " + (i + 1))).isFalse();
            }
        }
    }

    private RawObject object(String... keys) {
        var object = new RawObject(start, 0);
        for (String key : keys) {
            object.put(key, new Text(key + " of " + Arrays.toString(keys)));
        }
        return object;
    }
}

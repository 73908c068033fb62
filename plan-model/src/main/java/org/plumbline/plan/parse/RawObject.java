package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.AttributeValue.Flag;
import org.plumbline.plan.AttributeValue.Group;
import org.plumbline.plan.AttributeValue.Items;
import org.plumbline.plan.AttributeValue.Text;
import org.plumbline.plan.AttributeValue.Whole;
import org.plumbline.plan.Attributes;

/// An object while it is read: PostgreSQL's JSON keys in order, with their values. A repeated key is merged, never overwritten:
/// PostgreSQL 12 repeats `Workers` in one node.
final class RawObject {
    private static final int FIRST_CAPACITY = 12;
    private static final AttributeValue[] NO_VALUES = {};

    private Layout layout;
    /// In the layout's order; `null` where the value was taken.
    private AttributeValue[] values;
    private int size;

    RawObject() {
        this(Layout.start(), 0);
    }

    /// @param start without keys; objects that are much alike share it
    /// @param expected how many keys there will be, more or less
    RawObject(Layout start, int expected) {
        layout = start;
        values = expected == 0 ? NO_VALUES : new AttributeValue[expected];
    }

    void put(String key, AttributeValue value) {
        Layout longer = layout.known(key);
        if (longer == null) {
            int place = layout.place(key);
            if (place >= 0) {
                putAt(place, value);
                return;
            }
            longer = layout.with(key);
        }
        if (layout.size() == values.length) {
            values = Arrays.copyOf(values, Math.max(FIRST_CAPACITY, values.length * 2));
        }
        values[layout.size()] = value;
        layout = longer;
        size++;
    }

    private void putAt(int place, AttributeValue value) {
        if (values[place] == null) {
            values[place] = value;
            size++;
        } else {
            merge(place, value);
        }
    }

    void put(String key, String text) {
        put(key, new Text(text));
    }

    void put(String key, long number) {
        put(key, new Whole(number));
    }

    void put(String key, boolean set) {
        put(key, new Flag(set));
    }

    void putTexts(String key, List<String> texts) {
        put(key, new Items(texts.stream().<AttributeValue>map(Text::new).toList()));
    }

    /// Puts `value` unless the key is there.
    void putDefault(String key, AttributeValue value) {
        if (!has(key)) {
            put(key, value);
        }
    }

    void putDefault(String key, long number) {
        putDefault(key, new Whole(number));
    }

    boolean has(String key) {
        return place(key) >= 0;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    Optional<AttributeValue> get(String key) {
        int place = place(key);
        return place < 0 ? Optional.empty() : Optional.of(values[place]);
    }

    Optional<String> text(String key) {
        int place = place(key);
        return place >= 0 && values[place] instanceof Text(String text) ? Optional.of(text) : Optional.empty();
    }

    /// The text under this key, or the empty one.
    String textOrEmpty(String key) {
        return text(key).orElse("");
    }

    /// Whether one of these keys has a sign in the place of its figure.
    boolean hides(List<String> keys) {
        for (int place = 0; place < layout.size(); place++) {
            if (values[place] instanceof Text(String text) && Mask.isMask(text) && keys.contains(layout.key(place))) {
                return true;
            }
        }
        return false;
    }

    /// Where the key's value is, for [#at] and [#takeAt]; -1 where there is none.
    int place(String key) {
        int place = layout.place(key);
        return place >= 0 && values[place] != null ? place : -1;
    }

    AttributeValue at(int place) {
        return values[place];
    }

    /// The value, which is then no longer here.
    AttributeValue takeAt(int place) {
        AttributeValue value = values[place];
        values[place] = null;
        size--;
        return value;
    }

    /// The value, which is then no longer here.
    Optional<AttributeValue> take(String key) {
        int place = place(key);
        return place < 0 ? Optional.empty() : Optional.of(takeAt(place));
    }

    /// The text, which is then no longer here; a value that is not a text stays.
    Optional<String> takeText(String key) {
        int place = place(key);
        return place >= 0 && values[place] instanceof Text && takeAt(place) instanceof Text(String text)
                ? Optional.of(text) : Optional.empty();
    }

    Attributes toAttributes() {
        var left = new AttributeValue[size];
        int count = 0;
        for (int place = 0; place < layout.size(); place++) {
            if (values[place] != null) {
                left[count++] = values[place];
            }
        }
        return Attributes.of(layout.keysOf(values), Arrays.asList(left));
    }

    private void merge(int at, AttributeValue value) {
        AttributeValue before = values[at];
        if (before.equals(value)) {
            return;
        }
        if (before instanceof Items(List<AttributeValue> first) && value instanceof Items(List<AttributeValue> second)) {
            values[at] = new Items(mergeItems(first, second));
        } else if (before instanceof Group(Attributes first) && value instanceof Group(Attributes second)) {
            values[at] = mergeGroups(first, second);
        } else {
            String key = layout.key(at);
            put(repeated(key, firstFree(key)), value);
        }
    }

    /// The least number from 2 on that a repetition of this key may have: those before it are all taken.
    private int firstFree(String key) {
        int taken = 1;
        int free = 2;
        while (has(repeated(key, free))) {
            taken = free;
            free *= 2;
        }
        while (free - taken > 1) {
            int middle = (taken + free) >>> 1;
            if (has(repeated(key, middle))) {
                taken = middle;
            } else {
                free = middle;
            }
        }
        return free;
    }

    private static String repeated(String key, int number) {
        return key + " (" + number + ")";
    }

    private static List<AttributeValue> mergeItems(List<AttributeValue> first, List<AttributeValue> second) {
        var merged = new ArrayList<>(first);
        for (AttributeValue item : second) {
            int same = sameWorker(merged, item);
            if (same >= 0 && merged.get(same) instanceof Group(Attributes one) && item instanceof Group(Attributes other)) {
                merged.set(same, mergeGroups(one, other));
            } else {
                merged.add(item);
            }
        }
        return merged;
    }

    private static int sameWorker(List<AttributeValue> items, AttributeValue item) {
        if (item instanceof Group(Attributes worker) && worker.get("Worker Number").isPresent()) {
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof Group(Attributes other) && other.get("Worker Number").equals(worker.get("Worker Number"))) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static Group mergeGroups(Attributes first, Attributes second) {
        var merged = new RawObject();
        first.forEach(merged::put);
        second.forEach(merged::put);
        return new Group(merged.toAttributes());
    }
}

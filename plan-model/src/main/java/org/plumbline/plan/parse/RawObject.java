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
    private String[] keys = new String[12];
    private AttributeValue[] values = new AttributeValue[12];
    private int size;

    void put(String key, AttributeValue value) {
        int at = indexOf(key);
        if (at >= 0) {
            merge(at, value);
            return;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        keys[size] = key;
        values[size++] = value;
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
        if (indexOf(key) < 0) {
            put(key, value);
        }
    }

    void putDefault(String key, long number) {
        putDefault(key, new Whole(number));
    }

    boolean has(String key) {
        return indexOf(key) >= 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    Optional<AttributeValue> get(String key) {
        int at = indexOf(key);
        return at < 0 ? Optional.empty() : Optional.of(values[at]);
    }

    Optional<String> text(String key) {
        int at = indexOf(key);
        return at >= 0 && values[at] instanceof Text(String text) ? Optional.of(text) : Optional.empty();
    }

    /// The text under this key, or the empty one.
    String textOrEmpty(String key) {
        return text(key).orElse("");
    }

    /// The value, which is then no longer here.
    Optional<AttributeValue> take(String key) {
        int at = indexOf(key);
        if (at < 0) {
            return Optional.empty();
        }
        AttributeValue value = values[at];
        System.arraycopy(keys, at + 1, keys, at, size - at - 1);
        System.arraycopy(values, at + 1, values, at, size - at - 1);
        size--;
        return Optional.of(value);
    }

    /// The text, which is then no longer here; a value that is not a text stays.
    Optional<String> takeText(String key) {
        Optional<String> text = text(key);
        if (text.isPresent()) {
            take(key);
        }
        return text;
    }

    Attributes toAttributes() {
        return Attributes.of(Arrays.asList(keys).subList(0, size), Arrays.asList(values).subList(0, size));
    }

    private int indexOf(String key) {
        for (int i = 0; i < size; i++) {
            if (keys[i].equals(key)) {
                return i;
            }
        }
        return -1;
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
            int number = 2;
            while (indexOf(keys[at] + " (" + number + ")") >= 0) {
                number++;
            }
            put(keys[at] + " (" + number + ")", value);
        }
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

package org.plumbline.plan.parse;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.plumbline.plan.AttributeValue.Text;

/// The names of one JSON text's properties, each kept once. PostgreSQL prints them in the same order for node after node: a name is looked
/// for first among those that came last after the one before it.
final class JsonNames {
    /// A property's name, with what may be read next.
    static final class Name {
        private final String text;
        private final String closed;
        private Name next;
        private Name other;
        private Text value = new Text("");

        private Name(String text) {
            this.text = text;
            this.closed = text + '"';
        }

        String text() {
            return text;
        }

        /// With its closing quote.
        int length() {
            return closed.length();
        }

        /// The text under this name, where it is the same as the last time; else `null`.
        Text valueAt(String json, int from) {
            String guess = value.text();
            return json.startsWith(guess, from) && json.startsWith("\"", from + guess.length()) ? value : null;
        }

        void value(Text last) {
            value = last;
        }

        private boolean isAt(String json, int from) {
            return json.startsWith(closed, from);
        }
    }

    private final Name none = new Name("");
    private final Map<String, Name> names = new HashMap<>();

    /// Before the first name, and where there is none to read.
    Name none() {
        return none;
    }

    /// Every name that was read.
    Set<String> all() {
        return names.keySet();
    }

    /// The name that starts here, after its opening quote; [#none()] where it is written with escapes or foreign signs, or not closed.
    Name after(Name previous, String json, int from) {
        if (previous.next != null && previous.next.isAt(json, from)) {
            return previous.next;
        }
        Name found = previous.other != null && previous.other.isAt(json, from) ? previous.other : lookUp(json, from);
        previous.other = previous.next;
        previous.next = found;
        return found;
    }

    private Name lookUp(String json, int from) {
        int end = json.indexOf('"', from);
        if (end < 0) {
            return none;
        }
        String name = json.substring(from, end);
        // The same object as the constant by which the name is asked for, so that comparing the two is quick.
        return isPlain(name) ? names.computeIfAbsent(name, _ -> new Name(name.intern())) : none;
    }

    private static boolean isPlain(String name) {
        return name.chars().allMatch(c -> c >= ' ' && c < 0x7F && c != '\\');
    }
}

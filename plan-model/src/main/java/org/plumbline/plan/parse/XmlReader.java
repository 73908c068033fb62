package org.plumbline.plan.parse;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.AttributeValue.Items;
import org.plumbline.plan.Format;

/// Reads one `<explain>` element, with all plans in it. XML does not say what is a list and what a number: [Keys] does. Document types
/// and external entities are off.
final class XmlReader {
    private static final String START = "<explain";
    private static final String END = "</explain>";
    /// The JDK allows 100 levels by default, which is 33 levels of a plan.
    private static final String NO_DEPTH_LIMIT = "jdk.xml.maxElementDepth";
    private static final Set<String> LISTS =
            Set.of("Plans", "Workers", "Triggers", "Grouping-Sets", "Target-Tables", "Hash-Keys", "Group-Keys", "Range-Table");
    private static final Set<String> LISTS_OF_LISTS = Set.of("Hash-Keys", "Group-Keys");
    private static final XMLInputFactory FACTORY = factory();

    private enum Kind { UNDECIDED, OBJECT, LIST }

    private static final class Element {
        final String name;
        final int line;
        final StringBuilder text = new StringBuilder();
        Kind kind = Kind.UNDECIDED;
        /// Of an Incremental Sort: how many groups, or spaces of a group, stand in it so far.
        int sortGroups;
        boolean sortsInMemory;

        Element(String name, int line) {
            this.name = name;
            this.line = line;
        }
    }

    private final Lines lines;
    private final int firstLine;
    private final Interner interner;
    private final TreeBuilder builder = new TreeBuilder(Format.XML);
    private boolean broken;
    private final Deque<Element> path = new ArrayDeque<>();

    XmlReader(Lines lines, int firstLine, Interner interner) {
        this.lines = lines;
        this.firstLine = firstLine;
        this.interner = interner;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(NO_DEPTH_LIMIT, "0");
        return factory;
    }

    static boolean startsAt(Lines lines, int line) {
        return lines.text().startsWith(START, lines.start(line) + lines.indent(line));
    }

    /// Reads the element that starts at the first line.
    ///
    /// @return the line after it
    int read(List<RawPlan> into) throws PlanParseException {
        int from = lines.start(firstLine) + lines.indent(firstLine);
        int end = end(lines.text(), from);
        int to = end < 0 ? lines.text().length() : end + END.length();
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new StringReader(lines.text().substring(from, to)));
            while (xml.hasNext()) {
                take(xml);
            }
            xml.close();
        } catch (XMLStreamException e) {
            if (end < 0) {
                return cutOff(into);
            }
            throw new PlanParseException(lines.number(firstLine + e.getLocation().getLineNumber() - 1), "expected XML as "
                    + "EXPLAIN (FORMAT XML) prints it, found something else. Was the plan changed or cut off when copied?", e);
        }
        builder.plans().forEach(plan -> plan.doubtful = broken);
        into.addAll(builder.plans());
        return lines.lineAt(to - 1) + 1;
    }

    /// The end of the element that starts here, in which others may lie: Citus shows its workers' plans so.
    private static int end(String text, int from) {
        int open = text.indexOf(START, from + 1);
        int end = text.indexOf(END, from);
        while (end >= 0 && open >= 0 && open < end) {
            open = text.indexOf(START, open + 1);
            end = text.indexOf(END, end + 1);
        }
        return end;
    }

    private void take(XMLStreamReader xml) throws XMLStreamException, PlanParseException {
        int line = lines.number(firstLine + xml.getLocation().getLineNumber() - 1);
        switch (xml.next()) {
            case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName(), line);
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                Element element = path.peek();
                if (element != null && element.kind == Kind.UNDECIDED) {
                    element.text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                }
            }
            case XMLStreamConstants.END_ELEMENT -> end(line);
            case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD -> throw new PlanParseException(line,
                    "expected XML as EXPLAIN (FORMAT XML) prints it, found a document type or entity, which it never prints. "
                    + "Is this the output of EXPLAIN?");
            default -> { }
        }
    }

    private void start(String name, int line) throws PlanParseException {
        Element parent = path.peek();
        if (parent != null && parent.kind == Kind.UNDECIDED) {
            decide(parent, name);
        }
        path.push(new Element(name, line));
    }

    /// An element with elements in it is a list where its name says so, or where they are called `Item`.
    private void decide(Element element, String child) throws PlanParseException {
        nameIt(element);
        if (LISTS.contains(element.name) || child.equals("Item")) {
            element.kind = Kind.LIST;
            builder.startList(element.line);
        } else {
            element.kind = Kind.OBJECT;
            builder.startObject(element.line);
        }
    }

    private void end(int line) {
        Element element = path.pop();
        if (element.kind == Kind.UNDECIDED) {
            nameIt(element);
            builder.value(leaf(element));
            sortMethod(element);
        } else {
            builder.end(line);
        }
    }

    private void sortMethod(Element item) {
        Element list = path.peek();
        if (list != null && list.name.equals("Sort-Methods-Used")) {
            parentOf(list).sortsInMemory |= !item.text.toString().startsWith("external");
        }
    }

    private AttributeValue leaf(Element element) {
        String text = withoutLastLineEnd(element.text.toString());
        broken |= !text.isBlank() && !element.name.equals("Query-Text") && endsLineOutsideOfQuotes(text);
        Element parent = path.peek();
        boolean list = LISTS.contains(element.name) || (parent != null && LISTS_OF_LISTS.contains(parent.name));
        if (list && text.isBlank()) {
            return new Items(List.of());
        }
        if (element.name.equals("Item") || (parent != null && parent.name.equals("Settings"))) {
            return interner.text(text);
        }
        return Keys.typed(Keys.ofXml(element.name), text, interner);
    }

    /// A terminal may have broken the line right before the element's end.
    private static String withoutLastLineEnd(String text) {
        return text.endsWith("\n") && !text.isBlank() ? text.stripTrailing() : text;
    }

    /// A literal may hold line ends of its own; anywhere else one came on the way.
    private static boolean endsLineOutsideOfQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int from = i;
            i = c == '\'' || c == '"' ? TextList.endOfQuote(text, i) : i;
            if (c == '\n' || (i >= text.length() && text.indexOf('\n', from) >= 0)) {
                return true;
            }
        }
        return false;
    }

    /// In an object the value that comes next stands under the element's name.
    private void nameIt(Element element) {
        Element parent = parentOf(element);
        if (parent != null && parent.kind == Kind.OBJECT) {
            builder.key(interner.string(keyOf(element.name, parent)));
        }
    }

    /// XML calls both groups of an Incremental Sort, and both kinds of space, by one name: the full sorts come first, memory first.
    private static String keyOf(String name, Element parent) {
        return switch (name) {
            case "Incremental-Sort-Groups" -> parent.sortGroups++ == 0 ? "Full-sort Groups" : "Pre-sorted Groups";
            case "Sort-Space" -> parent.sortGroups++ == 0 && parent.sortsInMemory ? "Sort Space Memory" : "Sort Space Disk";
            default -> parent.name.equals("Settings") ? name : Keys.ofXml(name);
        };
    }

    private Element parentOf(Element element) {
        Element top = path.peek();
        if (top != element) {
            return top;
        }
        var up = path.iterator();
        up.next();
        return up.hasNext() ? up.next() : null;
    }

    private int cutOff(List<RawPlan> into) throws PlanParseException {
        int last = lines.number(lines.lastFilled(lines.count() - 1));
        List<RawPlan> plans = builder.cutOff(last);
        if (plans.isEmpty()) {
            throw new PlanParseException(last, "the text ends in the middle of XML, before a whole node of a plan. "
                    + "Was the plan cut off when copied?");
        }
        into.addAll(plans);
        return lines.count();
    }
}

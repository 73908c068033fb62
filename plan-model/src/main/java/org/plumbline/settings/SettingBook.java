package org.plumbline.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// All groups of checks, in the order in which their advice is shown.
public final class SettingBook {
    private static final List<SettingGroup> GROUPS = List.of(
            new MemoryAdvice(),
            new CostAdvice(),
            new ParallelAdvice(),
            new PlannerSwitches(),
            new JitAdvice(),
            new StatisticsAdvice(),
            new VacuumAdvice(),
            new CheckpointAdvice(),
            new ConnectionAdvice(),
            new TimeoutAdvice(),
            new LoggingAdvice());

    private SettingBook() {}

    /// What comes of every check of the settings that this server has, by topic; advice first, the worst before the rest.
    public static Map<Topic, List<SettingOutcome>> examine(Situation about) {
        var outcomes = new EnumMap<Topic, List<SettingOutcome>>(Topic.class);
        boolean ownStorage = about.settings().access().ownStorage();
        for (SettingGroup group : GROUPS) {
            outcomes.put(group.topic(), ownStorage && group.topic() == Topic.CHECKPOINTS ? List.of() : outcomes(group, about));
        }
        return Map.copyOf(outcomes);
    }

    /// The names of the settings that are judged, sorted by topic.
    public static Map<Topic, List<String>> settings() {
        var names = new EnumMap<Topic, List<String>>(Topic.class);
        GROUPS.forEach(group -> names.put(group.topic(), group.checks().stream().map(SettingCheck::setting).distinct().toList()));
        return Map.copyOf(names);
    }

    /// What open plans ask for, with the group that judges it; with the planner's where none does.
    private static Stream<SettingCheck> wished(SettingGroup group, Situation about) {
        return PlanWishes.checks(about).filter(check -> GROUPS.stream().filter(each -> judges(each, check.setting())).findFirst()
                .map(SettingGroup::topic).orElse(Topic.PLANNER) == group.topic());
    }

    private static boolean judges(SettingGroup group, String setting) {
        return group.checks().stream().anyMatch(check -> check.setting().equals(setting));
    }

    /// The same change for two reasons is told once, for the graver.
    private static List<SettingOutcome.Advised> distinct(List<SettingOutcome.Advised> advised) {
        var changes = new HashSet<String>();
        return advised.stream().filter(each -> changes.add(
                each.setting() + " " + each.advice().reach() + " " + each.advice().value().text())).toList();
    }

    /// A setting may be judged in several ways: it is fine where all say so, and open where one is and none advises.
    private static List<SettingOutcome> outcomes(SettingGroup group, Situation about) {
        var advised = new ArrayList<SettingOutcome.Advised>();
        var others = new ArrayList<SettingOutcome>();
        for (SettingCheck check : Stream.concat(group.checks().stream(), wished(group, about)).toList()) {
            check.judge(about).ifPresent(outcome -> {
                if (outcome instanceof SettingOutcome.Advised advice) {
                    advised.add(advice);
                } else {
                    others.add(outcome);
                }
            });
        }
        advised.sort(Comparator.comparing((SettingOutcome.Advised each) -> each.advice().severity()).reversed());
        Set<String> told = new HashSet<>();
        advised.forEach(each -> told.add(each.setting()));
        var all = new ArrayList<SettingOutcome>(distinct(advised));
        others.stream().sorted(Comparator.comparing(each -> each instanceof SettingOutcome.Fine)).filter(each -> told.add(each.setting()))
                .forEach(all::add);
        return List.copyOf(all);
    }
}

package org.plumbline.app.ui.text;

import org.plumbline.activity.SeenStatement;
import org.plumbline.activity.Session;
import org.plumbline.app.db.ServerLog;
import org.plumbline.plan.digest.ListedPlan;
import org.plumbline.plan.digest.LoggedStatement;
import org.plumbline.plan.log.LogFile;

/// Where the values of a statement were seen, in words.
public final class SeenText {
    private SeenText() {}

    /// `With the values with which session 1234 runs it now.`
    public static String ofSession(SeenStatement seen) {
        Session session = seen.session();
        return "With the values with which session " + session.pid() + (session.isRunning() ? " runs it now." : " ran it last.");
    }

    /// `With the values of its slowest logged call: 1,234 ms, line 12 of postgresql.log.`
    public static String ofLog(LoggedStatement logged, LogFile log) {
        return slowest(logged.call()) + ", line " + logged.call().place().line() + " of " + log.path().getFileName() + ".";
    }

    /// Likewise of the server's own log.
    public static String ofServerLog(ServerLog.Found found) {
        ListedPlan call = found.call().call();
        return slowest(call) + call.loggedAt().map(time -> " at " + time).orElse("") + ", from the server's log"
                + (found.ofAll() ? " (of all its databases)." : ".");
    }

    private static String slowest(ListedPlan call) {
        return "With the values of its slowest logged call: " + Format.time(call.duration());
    }

    /// Where no values were seen, and what to try.
    ///
    /// @param answer of the server's log
    /// @param logs how many logs are open
    public static String nowhere(ServerLog.Answer answer, int logs) {
        return "No session runs this statement, or ran it last, with its values in its text"
                + (logs == 0 ? "" : ", and no log that is open here has them") + ". " + switch (answer) {
            case ServerLog.NotCollected() -> "The server keeps no log that can be read from here (logging_collector). ";
            case ServerLog.NotPermitted(String said) -> "The server's own log may not be read: " + said + " ";
            case ServerLog.NotLogged() -> "The last " + ServerLog.MEGABYTES + " MB of the server's log do not have them either. ";
            case ServerLog.Found _ -> "";
        } + "Try again while it runs, or open a log with plans of auto_explain (Ctrl+O), which have values (those of parameters from "
                + "PostgreSQL 16 on).";
    }
}

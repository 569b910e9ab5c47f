/**
 * A problem that was found and answered: reevaluated, the plan modified, in time or not.
 */
import { conflict, met, missing, needsClinician, notMet } from "@/lib/finding";
import { doubt, happenedOn, possibleDates, reviewDate } from "@/lib/evaluation/context";
import type { Leaf } from "@/lib/evaluation/node";
import { frameAnswers } from "@/lib/evaluation/leaves/dated";
import { dayText, many, sayOpen } from "@/lib/evaluation/leaves/wording";
import type { FactDefinition } from "@/lib/policy/schema";

/**
 * A problem answered in time. `statement` is the record's own word for it: a yes with no dates is
 * taken at its word, dates are judged. With `absentInRecord` the statement is the contrary: the
 * complete record shows that nothing was done; silence is then merely missing.
 */
export function followedUpLeaf(
  statement: FactDefinition,
  since: FactDefinition,
  on: FactDefinition,
  days: number,
  absentInRecord: boolean,
): Leaf {
  const facts = [statement.path, since.path, on.path];
  const reads = [...facts, reviewDate];
  return {
    reads,
    subject: facts,
    events: [since.path, on.path],
    decide(context) {
      const doubted = doubt(context, reads);
      if (doubted) return doubted;
      const begun = happenedOn(context, since.path);
      const done = happenedOn(context, on.path);
      const said = context.facts[statement.path];
      if (absentInRecord ? said === true : said === false) {
        const contradicted =
          done !== undefined && (absentInRecord || (begun !== undefined && done - begun <= days));
        return contradicted ? conflict : notMet;
      }
      if (done !== undefined && begun !== undefined) {
        if (done < begun) return needsClinician;
        return done - begun <= days ? met : notMet;
      }
      return !absentInRecord && said === true ? met : missing;
    },
    say(context, value) {
      const begun = happenedOn(context, since.path);
      const done = happenedOn(context, on.path);
      if (value === conflict && done !== undefined) {
        return `${on.told ?? on.label} on ${dayText(done)}, but the record also says that it was not done.`;
      }
      if (
        begun !== undefined &&
        done !== undefined &&
        value.undetermined_because !== "insufficient_documentation"
      ) {
        const told = `${on.told ?? on.label} on ${dayText(done)}`;
        if (value === needsClinician)
          return `${told}, before the problem was identified on ${dayText(begun)}.`;
        return `${told}, ${many(done - begun, "day")} after the problem was identified; timely is within ${many(days, "day")}.`;
      }
      if (value.undetermined_because === "insufficient_documentation") return sayOpen(on, value);
      if (value === notMet)
        return (absentInRecord ? statement.yes : statement.no) ?? statement.label;
      if (value === met) return statement.yes ?? statement.label;
      return sayOpen(done === undefined ? (absentInRecord ? on : statement) : since, value);
    },
    answers(context, path) {
      if (path === statement.path) return [true, false];
      if (path === reviewDate) return frameAnswers(context, path);
      const other = happenedOn(context, path === on.path ? since.path : on.path);
      const last = context.review ?? other ?? context.admission ?? 20000;
      const tried =
        other === undefined
          ? [last, last - days - 1]
          : path === on.path
            ? [other, other + days + 1, other - 1]
            : [other, other - days - 1, other + 1];
      return possibleDates(context, ...tried);
    },
  };
}

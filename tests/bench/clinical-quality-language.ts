/**
 * The expressible criteria in the Clinical Quality Language, run by cql-execution. There is no
 * translator here, so the compiled form (ELM) is made directly. Its logic has three values:
 * true where a criterion is met or does not apply, false where it is not met, null where it is open.
 */
import { Executor, Library, type Results } from "cql-execution";
import type { FactValues } from "@/lib/facts/fact-values";
import type { Policy } from "@/lib/policy/schema";
import { formulaOf, type Formula } from "./expressible";

type Truth = Readonly<Record<string, boolean | null>>;
type Elm = Readonly<Record<string, unknown>>;

const system = (type: string) => `{urn:hl7-org:elm-types:r1}${type}`;
const patientReference = { name: "Patient", type: "ExpressionRef" };

function property(path: string): Elm {
  return { type: "Property", path, source: patientReference };
}

function elm(formula: Formula): Elm {
  if ("and" in formula) return chain("And", formula.and);
  if ("or" in formula) return chain("Or", formula.or);
  if ("compare" in formula) {
    const value = property(formula.compare);
    return formula.is ? value : { type: "Not", operand: value };
  }
  const [type, value] =
    "atLeast" in formula ? ["GreaterOrEqual", formula.atLeast] : ["Less", formula.below];
  const literal = { type: "Literal", valueType: system("Integer"), value: String(value) };
  return { type, operand: [property(formula.count), literal] };
}

function chain(type: "And" | "Or", formulas: readonly Formula[]): Elm {
  const [first, ...rest] = formulas.map(elm);
  if (!first) throw new Error(`an empty ${type}`);
  return rest.reduce((left, right) => ({ type, operand: [left, right] }), first);
}

/** A patient whose properties are the facts by path. */
function patientOf(facts: FactValues): object {
  const patient: object = {
    get: (path: string) => facts[path] ?? null,
    getId: () => "1",
    getCode: () => null,
    getDate: () => null,
    getDateOrInterval: () => null,
    findRecords: () => [patient],
  };
  return patient;
}

const patientStatement = {
  name: "Patient",
  context: "Patient",
  expression: {
    type: "SingletonFrom",
    operand: { type: "Retrieve", dataType: system("Any") },
  },
};

/** Gives for each criterion true, false or null. */
export function clinicalQualityLanguage(policy: Policy): (facts: FactValues) => Promise<Truth> {
  const statements = policy.criteria.map(({ id, test }) => ({
    name: id,
    context: "Patient",
    accessLevel: "Public",
    expression: elm(formulaOf(policy, test)),
  }));
  const library = new Library({
    library: {
      identifier: { id: "Criteria", version: policy.version },
      schemaIdentifier: { id: "urn:hl7-org:elm", version: "r1" },
      usings: { def: [{ localIdentifier: "System", uri: "urn:hl7-org:elm-types:r1" }] },
      statements: { def: [patientStatement, ...statements] },
    },
  });
  const executor = new Executor(library);
  return async (facts) => {
    let current: object | undefined = patientOf(facts);
    const source = {
      currentPatient: () => current,
      nextPatient: () => (current = undefined),
    };
    const results: Results = await executor.exec(source as Parameters<typeof executor.exec>[0]);
    const byPatient = results.patientResults as Readonly<Record<string, Truth>>;
    return byPatient["1"] ?? {};
  };
}

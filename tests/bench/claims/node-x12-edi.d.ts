// The package brings no types; these are those of what the benchmark calls.
declare module "node-x12-edi" {
  export class Transaction {
    generateSegments(text: string, segmentTerminator: string, elementSeparator: string): void;
    getSegments(): readonly { readonly name: string }[];
  }
}

interface Window {
  told: string[];
  waverly: ((command: string, ...args: unknown[]) => void) & {
    context(): import("../../src/types/internal.js").PublicContext;
    flag(name: string): boolean;
    on(name: string, callback: (event: CustomEvent) => void): () => void;
    q?: unknown[];
  };
  dataLayer: unknown[];
}

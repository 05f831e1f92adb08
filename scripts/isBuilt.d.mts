export declare const isBuilt: (built: string, made: readonly string[]) => boolean;

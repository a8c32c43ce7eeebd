# Each target but `client`, which npm builds, is a script of the same name in scripts/.
.PHONY: demo test check bench client generate lock

demo: ## A store, the server and a month of simulated shoppers
	@scripts/demo $(ARGS)

test: ## Set up everything, then check and test
	@scripts/test

check: ## Lint, types, layers, spelling, generated files
	@scripts/install dev && scripts/install-client && scripts/check

bench: ## Ratios beside the targets
	@scripts/bench $(ARGS)

client: ## Build the script
	@scripts/install-client && cd client_js && npm run --silent build

generate: ## Renew what is made from code: wire types, schema, reference
	@scripts/install dev && scripts/install-client && scripts/generate

lock: ## Renew the lock files
	@scripts/lock

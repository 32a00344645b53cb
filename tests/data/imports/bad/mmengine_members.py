optim_wrapper = dict(optimizer=dict(type='SGD', lr=0.01))
train_cfg = dict(max_iters=100)
param_scheduler = [
    dict(type='MultiStepLR', milestone=[8, 11], milestones=steps(3), gamma='small', by_epoch=False),
]

Feature: The reset request
  SWRA513C section 7.4. The device may have to be restarted on the way. When the host is busy, with sockets of its own for
  example, the device asks instead of doing it; the host winds up, stops the device and starts it again. Where the host
  is idle the device turns to its driver alone, which restarts it without a word to the application.

  Rule: PROV-7.4-01 Restarts the application does not hear of

    @PROV-7.4-01 @needs-driver-port @needs-phone @needs-network
    Scenario Outline: PROV-7.4-01/1 <process>, up to the confirmation
      Given <process> is waiting for the phone to fetch the result
      Then the suite records whether the host driver has restarted the device

      Examples:
        | process                              |
        | AP provisioning                      |
        | AP+SmartConfig provisioning          |
        | auto-provisioning as an access point |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  |
        | SmartConfig provisioning |

  Rule: PROV-7.4-03 The request gets through while the host is blocked

    @PROV-7.4-03 @needs-driver-port
    Scenario: PROV-7.4-03/1 a request with a byte that blocks
      Given an idle device
      When the host driver receives SL_DEVICE_EVENT_RESET_REQUEST with PROVISIONING_ACTIVE
      Then the device reports a restart request

  Rule: PROV-7.4-05 The request says who asks

    @PROV-7.4-05 @needs-phone
    Scenario: PROV-7.4-05/1 external configuration
      Given external configuration is ready for the host
      And the phone joins the device AP
      And the phone adds the profile "home" over HTTP
      When the device reports the profile "home"
      Then the device reports a restart request with:
        | Caller | SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING_EXTERNAL_CONFIGURATION |
        | Status | 0                                                                  |

  Rule: PROV-7.4-06 A request to the driver stays with the driver

    @PROV-7.4-06 @needs-driver-port
    Scenario: PROV-7.4-06/1 the driver restarts the device and tells nobody
      Given an idle device
      When the host driver receives restart request 1 with PROVISIONING_ACTIVE
      And the working time of the host (15 s) passes
      Then the host driver has restarted the device once
      And the host has received no reset-request event

    @PROV-7.4-06 @needs-driver-port
    Scenario: PROV-7.4-06/2 a new request is obeyed again
      Given an idle device
      And the host driver receives restart request 1 with PROVISIONING_ACTIVE
      And the working time of the host (15 s) passes
      When the host driver receives restart request 2 with PROVISIONING_ACTIVE
      And the working time of the host (15 s) passes
      Then the host driver has restarted the device twice
      And the host has received no reset-request event

  Rule: PROV-7.4-07 One restart for one request

    @PROV-7.4-07 @needs-driver-port
    Scenario: PROV-7.4-07/1 the same request comes again
      Given an idle device
      And the host driver receives restart request 1 with PROVISIONING_ACTIVE
      And the working time of the host (15 s) passes
      When the host driver receives restart request 1 with PROVISIONING_ACTIVE
      And the working time of the host (15 s) passes
      Then the host driver has restarted the device once

  Rule: PROV-7.4-08 No restart under the feet of the host

    @PROV-7.4-08 @needs-driver-port @needs-pending-calls
    Scenario: PROV-7.4-08/1 a call is in progress
      Given an idle device
      And the host calls sl_Accept without waiting
      When the host driver receives restart request 1 with PROVISIONING_ACTIVE
      And the working time of the host (15 s) passes
      Then the host driver has not restarted the device

    @PROV-7.4-08 @needs-driver-port
    Scenario Outline: PROV-7.4-08/2 no process runs, <bits>
      Given an idle device
      When the host driver receives restart request 1 with <bits>
      And the working time of the host (15 s) passes
      Then the host driver has not restarted the device

      Examples:
        | bits          |
        | no status bit |
        | WLAN_CONN     |

  Rule: PROV-7.4-09 Nobody is asked where no restart is needed

    @PROV-7.4-09 @needs-phone
    Scenario Outline: PROV-7.4-09/1 <process>, a profile is configured
      Given <process> has a profile to confirm
      Then the device reports nothing for the while after the start (10 s)

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-7.4-10 A host that is asked can wind up

    @PROV-7.4-10 @needs-phone
    Scenario Outline: PROV-7.4-10/1 closing a socket, <process>
      Given <process> is ready for the host
      And the host calls sl_Socket
      And the phone joins the device AP
      And the phone adds the profile "home" over HTTP
      And the device reports the profile "home"
      When the device reports a restart request
      Then sl_Close is served

      Examples:
        | process                |
        | external configuration |

      Examples: with another past
        | process                                             |
        | external configuration after a stop                 |
        | external configuration after a time-out and a reset |

      @needs-network
      Examples: with another past
        | process                                |
        | external configuration after a success |

Feature: The reset request
  SWRA513C section 7.4. The device may have to be restarted on the way. When the host is busy, with sockets of its own for
  example, the device asks instead of doing it; the host winds up, stops the device and starts it again. Where the host
  is idle the device turns to its driver alone, which restarts it without a word to the application.

  Rule: PROV-7.4-01 Restarts the application does not hear of

    @PROV-7.4-01 @needs-driver-port @needs-phone @needs-network
    Scenario Outline: PROV-7.4-01/1 <process>, up to the confirmation
      Given <process>, waiting for its result to be fetched
      Then it is recorded whether the host driver has restarted the device

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
      When the host driver has received a message with PROVISIONING_ACTIVE and SL_DEVICE_EVENT_RESET_REQUEST
      Then the device reports that it needs a restart

  Rule: PROV-7.4-05 The request says who asks

    @PROV-7.4-05 @needs-phone
    Scenario: PROV-7.4-05/1 external configuration
      Given external configuration, ready for the host
      And the phone joins the device
      And the phone gives the device the profile "home" over HTTP
      When the device reports the profile "home"
      Then the device reports that it needs a restart with:
        | Caller | SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING_EXTERNAL_CONFIGURATION |
        | Status | 0                                                                  |

  Rule: PROV-7.4-06 A request to the driver stays with the driver

    @PROV-7.4-06 @needs-driver-port
    Scenario: PROV-7.4-06/1 the driver restarts the device and tells nobody
      Given an idle device
      When the host driver has received a message with PROVISIONING_ACTIVE and request 1 to restart the device itself
      And the working time of the host passes
      Then the host driver has restarted the device once
      And no reset-request event has reached the host

    @PROV-7.4-06 @needs-driver-port
    Scenario: PROV-7.4-06/2 a new request is obeyed again
      Given an idle device
      And the host driver has received a message with PROVISIONING_ACTIVE and request 1 to restart the device itself
      And the working time of the host passes
      When the host driver has received a message with PROVISIONING_ACTIVE and request 2 to restart the device itself
      And the working time of the host passes
      Then the host driver has restarted the device twice
      And no reset-request event has reached the host

  Rule: PROV-7.4-07 One restart for one request

    @PROV-7.4-07 @needs-driver-port
    Scenario: PROV-7.4-07/1 the same request comes again
      Given an idle device
      And the host driver has received a message with PROVISIONING_ACTIVE and request 1 to restart the device itself
      And the working time of the host passes
      When the host driver has received a message with PROVISIONING_ACTIVE and request 1 to restart the device itself
      And the working time of the host passes
      Then the host driver has restarted the device once

  Rule: PROV-7.4-08 No restart under the feet of the host

    @PROV-7.4-08 @needs-driver-port @needs-pending-calls
    Scenario: PROV-7.4-08/1 a call is in progress
      Given an idle device
      And the host calls sl_Accept without waiting
      When the host driver has received a message with PROVISIONING_ACTIVE and request 1 to restart the device itself
      And the working time of the host passes
      Then the host driver has not restarted the device

    @PROV-7.4-08 @needs-driver-port
    Scenario Outline: PROV-7.4-08/2 no process runs, <bits>
      Given an idle device
      When the host driver has received a message with <bits> and request 1 to restart the device itself
      And the working time of the host passes
      Then the host driver has not restarted the device

      Examples:
        | bits          |
        | no status bit |
        | WLAN_CONN     |

  Rule: PROV-7.4-09 Nobody is asked where no restart is needed

    @PROV-7.4-09 @needs-phone
    Scenario Outline: PROV-7.4-09/1 <process>, a profile is configured
      Given <process>, with a profile to confirm
      Then the device reports nothing for the while after the start

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-7.4-10 A host that is asked can wind up

    @PROV-7.4-10 @needs-phone
    Scenario: PROV-7.4-10/1 closing a socket
      Given external configuration, ready for the host
      And the host calls sl_Socket
      And the phone joins the device
      And the phone gives the device the profile "home" over HTTP
      And the device reports the profile "home"
      When the device reports that it needs a restart
      Then sl_Close is served
